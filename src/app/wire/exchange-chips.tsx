import type { Exchange } from '#core/http/exchange.ts';
import { Chip, type Tone } from '../ui/chip.tsx';
import { useDemoText } from '../ui/demo-mode.ts';
import { failureWords } from '#core/http/failure-words.ts';
import { trustWords } from '#core/http/trust-words.ts';

/** The outcome in a word or two, and what vouched for the server where that is not the usual. */
export function ExchangeChips({ exchange }: { readonly exchange: Exchange }) {
  const shown = useDemoText();
  const { outcome, peer, way, detour } = exchange;
  const trust = peer?.tls?.trust;
  return (
    <>
      {outcome.kind === 'response' ? (
        <Chip tone={statusTone(outcome.response.status)}>
          {shown(`${outcome.response.status} ${outcome.response.reason}`.trim())}
        </Chip>
      ) : (
        <Chip tone="error">{failureWords[outcome.failure.kind]}</Chip>
      )}
      {trust !== undefined && trust.kind !== 'verified' && (
        <Chip tone={trustWords(trust).tone}>certificate {trustWords(trust).title}</Chip>
      )}
      {detour !== undefined && <Chip tone="warning">another way to the server</Chip>}
      {way === 'browser' && <Chip tone="quiet">from the browser</Chip>}
    </>
  );
}

function statusTone(status: number): Tone {
  if (status >= 200 && status < 300) return 'good';
  return status >= 400 ? 'error' : 'warning';
}
