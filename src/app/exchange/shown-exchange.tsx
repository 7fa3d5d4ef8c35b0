import { useEffect, useMemo } from 'react';
import { curlCommand } from '#core/http/curl.ts';
import type { ShellSecret } from '#core/http/shell-secrets.ts';
import { proofSecret, sentAssertion, shellSecrets } from '#core/sharing/connection-secrets.ts';
import { connectionForCurl } from '#core/oauth/connection-for-curl.ts';
import { bytesWords, msWords } from '#core/time/words.ts';
import { litPlaces } from '../session/lit.ts';
import type { TokenRequestRun } from '../session/run.ts';
import { isRecorded } from '../session/selectors.ts';
import { useCommands, useWorkbench } from '../session/session-context.tsx';
import { useCounterpart } from '../session/use-counterpart.ts';
import type { Lit } from '../session/workbench.ts';
import { useFindOut } from '../session/use-cors-check.ts';
import { useFailureActions } from '../session/use-failure-actions.ts';
import { useKnownSecrets } from '../session/use-known-secrets.ts';
import { Button } from '../ui/button.tsx';
import { Chip } from '../ui/chip.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { useRevealed } from '../ui/demo-mode.ts';
import { Panel } from '../ui/panel.tsx';
import { Tabs } from '../ui/tabs.tsx';
import { AssertionView } from '../wire/assertion-view.tsx';
import { CompareOffer } from '../wire/compare-offer.tsx';
import { DecidingExchange, EarlierExchangeView } from '../wire/earlier-exchange-view.tsx';
import { ExchangeChips } from '../wire/exchange-chips.tsx';
import { ExchangeMessages } from '../wire/exchange-messages.tsx';
import { FailureActionsView } from '../wire/failure-actions-view.tsx';
import { PeerView } from '../wire/peer-view.tsx';
import { exchangeSize } from '#core/http/exchange-size.ts';
import { ProofView } from '../wire/proof-view.tsx';
import { TimingView } from '../wire/timing-view.tsx';

/** One token request and its answer, with what can be done about it. */
export function ShownExchange({ run }: { readonly run: TokenRequestRun }) {
  const { exchange } = run;
  const secrets = useKnownSecrets();
  const counterpart = useCounterpart(run.id);
  const { compare } = useCommands();
  const lit = useWorkbench((state) => litPlaces(state, 'token'));
  const shown = useWorkbench((state) => state.lit);
  const pins = useWorkbench((state) => state.pins);
  const unverified = useWorkbench((state) => state.unverified);
  const [revealed, setRevealed] = useRevealed();
  useEffect(() => {
    if (shown.places.length > 0) document.querySelector('[data-lit]')?.scrollIntoView({ block: 'nearest' });
  }, [shown]);
  const wanted = useMemo(() => tabThatShows(shown), [shown]);
  const assertion = sentAssertion(exchange.request)?.value;
  const { bytesOut, bytesIn } = exchangeSize(exchange);
  const curl = () => curlCommand(exchange.request, secretsOf(run), connectionForCurl(exchange, { pins, unverified }));
  return (
    <Panel
      name="Exchange"
      beside={
        <>
          <ExchangeChips exchange={exchange} />
          {run.editedByHand !== undefined && <Chip tone="warning">edited by hand</Chip>}
        </>
      }
      end={`${msWords(exchange.timing.endMs ?? 0)} · ${bytesOut === undefined ? 'size hidden' : `${bytesWords(bytesOut)} out`} · ${bytesWords(bytesIn)} in`}
    >
      {run.earlier.map((earlier) => (
        <EarlierExchangeView
          key={earlier.name}
          {...earlier}
          isNamedAsPanel
          requestLabel="Raw request"
          responseLabel="Raw response"
          knownSecrets={secrets}
          revealed={revealed}
        />
      ))}
      <DecidingExchange name={run.earlier.length === 0 ? undefined : 'Token request with nonce'}>
        <FailureActionsView
          exchange={exchange}
          lit={lit}
          isOver={isRecorded(run)}
          {...useFailureActions('token')}
          {...useFindOut(run)}
        />
        {counterpart !== undefined && (
          <CompareOffer
            subject="token request"
            counterpart={counterpart}
            onCompare={() => compare({ beforeId: counterpart.run.id, afterId: run.id, because: counterpart.because })}
          />
        )}
        <Tabs
          label="Views of the exchange"
          wanted={wanted}
          end={
            <>
              <Button look="quiet" aria-pressed={revealed} data-reveals onClick={() => setRevealed(!revealed)}>
                Reveal secrets
              </Button>
              <CopyButton
                name="Copy as curl"
                done={`curl command copied, with ${assertion === undefined ? '$CLIENT_SECRET in place of the secret' : '$CLIENT_ASSERTION in place of the assertion'}${proofSecret(exchange.request).length > 0 ? ' and $DPOP_PROOF in place of the proof, which counts once' : ''}`}
                text={curl}
              />
            </>
          }
          tabs={[
            {
              name: 'Messages',
              panel: (
                <>
                  <ExchangeMessages
                    exchange={exchange}
                    requestLabel="Raw request"
                    responseLabel="Raw response"
                    knownSecrets={secrets}
                    madeBy="token-request"
                    revealed={revealed}
                    lit={lit}
                  />
                  <ProofView request={exchange.request} />
                  {assertion !== undefined && <AssertionView text={assertion} />}
                </>
              ),
            },
            { name: 'Timing', panel: <TimingView timing={exchange.timing} way={exchange.way} /> },
            { name: 'Connection', panel: <PeerView exchange={exchange} lit={lit} /> },
          ]}
        />
      </DecidingExchange>
    </Panel>
  );
}

/** The assertion was made for this request alone, so it stands in no field. */
function secretsOf({ connection, exchange }: TokenRequestRun): readonly ShellSecret[] {
  const assertion = sentAssertion(exchange.request);
  const typed = shellSecrets(connection);
  return assertion === undefined || typed.some(({ value }) => value === assertion.value)
    ? typed
    : [...typed, assertion];
}

function tabThatShows({ step, places }: Lit): { readonly name: string } | undefined {
  const [first] = places;
  if (step !== 'token' || first === undefined || first.kind === 'input') return undefined;
  return { name: first.kind === 'certificate' ? 'Connection' : 'Messages' };
}
