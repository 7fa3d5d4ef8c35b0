import { useMemo } from 'react';
import { curlCommand } from '#core/http/curl.ts';
import type { Exchange } from '#core/http/exchange.ts';
import { exchangeSize } from '#core/http/exchange-size.ts';
import type { RegistrationStep } from '#core/oauth/client-management.ts';
import { connectionForCurl } from '#core/oauth/connection-for-curl.ts';
import { readRegistrationAnswer } from '#core/oauth/registration-answer.ts';
import { bytesWords, msWords } from '#core/time/words.ts';
import { useWorkbench } from '../session/session-context.tsx';
import { useKnownSecrets } from '../session/use-known-secrets.ts';
import { useRegistration } from '../session/use-registration.ts';
import { Button } from '../ui/button.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { useRevealed } from '../ui/demo-mode.ts';
import { Tabs } from '../ui/tabs.tsx';
import { ExchangeChips } from '../wire/exchange-chips.tsx';
import { ExchangeMessages } from '../wire/exchange-messages.tsx';
import { PeerView } from '../wire/peer-view.tsx';
import { TimingView } from '../wire/timing-view.tsx';
import { RegistrationFailure } from './registration-failure.tsx';
import { RegistrationOutcome } from './registration-outcome.tsx';
import styles from './registration.module.css';

type RegistrationExchangeViewProps = {
  readonly step: RegistrationStep;
  readonly name: string;
  readonly exchange: Exchange;
  /** The last one: what can be done about a failure stands with it. */
  readonly isLast: boolean;
};

/** One request about a registration and its answer, in the same detail as the token request. */
export function RegistrationExchangeView({ step, name, exchange, isLast }: RegistrationExchangeViewProps) {
  const [revealed, setRevealed] = useRevealed();
  const secrets = useKnownSecrets();
  const curl = useCurl(exchange);
  const answer = useMemo(() => readRegistrationAnswer(step, exchange), [step, exchange]);
  return (
    <section aria-label={name} className={styles.exchange}>
      <details open={isLast}>
        <summary className={styles.summary}>
          <span className={styles.name}>{name}</span>
          <ExchangeChips exchange={exchange} />
          <span className={styles.figures}>
            {msWords(exchange.timing.endMs ?? 0)} · {bytesWords(exchangeSize(exchange).bytesIn)} in
          </span>
        </summary>
        <RegistrationOutcome answer={answer} exchange={exchange} isLast={isLast} />
        {isLast && <RegistrationFailure exchange={exchange} />}
        <Tabs
          label={`Views of the ${name.toLowerCase()}`}
          end={
            <>
              <Button
                look="quiet"
                aria-pressed={revealed}
                data-reveals
                aria-label={`Reveal secrets in ${name}`}
                onClick={() => setRevealed(!revealed)}
              >
                Reveal secrets
              </Button>
              <CopyButton
                name={`Copy ${name} as curl`}
                done="curl command copied, with variables in place of the secrets"
                text={curl}
              />
            </>
          }
          tabs={[
            {
              name: 'Messages',
              panel: (
                <ExchangeMessages
                  exchange={exchange}
                  requestLabel="Raw request"
                  responseLabel="Raw response"
                  knownSecrets={secrets}
                  revealed={revealed}
                  lit={nothingLit}
                />
              ),
            },
            { name: 'Timing', panel: <TimingView timing={exchange.timing} way={exchange.way} /> },
            { name: 'Connection', panel: <PeerView exchange={exchange} /> },
          ]}
        />
      </details>
    </section>
  );
}

const nothingLit: readonly [] = [];

function useCurl(exchange: Exchange): () => string {
  const { form, place } = useRegistration();
  const pins = useWorkbench((state) => state.pins);
  const unverified = useWorkbench((state) => state.unverified);
  const told = useWorkbench(({ registration }) => registration?.told ?? []);
  return () => {
    const others = told.filter((secret) => secret !== form.initialAccessToken && secret !== place.token);
    return curlCommand(
      exchange.request,
      [
        { value: form.initialAccessToken, variable: 'INITIAL_ACCESS_TOKEN' },
        { value: place.token, variable: 'REGISTRATION_ACCESS_TOKEN' },
        ...others.map((value, at) => ({ value, variable: `SECRET_${at + 1}` })),
      ].filter(({ value }) => value !== ''),
      connectionForCurl(exchange, { pins, unverified }),
    );
  };
}
