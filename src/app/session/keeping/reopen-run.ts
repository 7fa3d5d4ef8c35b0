import type { KeptRun } from '#core/keeping/kept-run.ts';
import type { Exchange } from '#core/http/exchange.ts';
import type { Now } from '#core/time/lifetime.ts';
import type { ApiCallRun, MadeRun, PastedRun, Recorded, TokenRequestRun } from '../run.ts';

/** A run that can be put on screen again where it once was. */
export type ReopenedRun = TokenRequestRun | ApiCallRun | PastedRun | MadeRun;

/**
 * A kept run as one of the workbench, to be looked at: its token does not work, and nothing of it is sent. `now` is of
 * the clock of this visit, by which the time since then is counted. Undefined for lookups and checks, which stand with
 * what they were about.
 */
export function reopenedRun(kept: KeptRun, now: Now): ReopenedRun | undefined {
  const { id, findings, cuts, connection, call, token, ofRunId } = kept;
  const recorded: Recorded = { findings, cuts };
  const exchanges = kept.exchanges.map(({ name, exchange }) => ({ name, exchange: inThisVisit(exchange, now) }));
  const earlier = exchanges.slice(0, -1);
  const exchange = exchanges.at(-1)?.exchange;
  const edited = kept.editedByHand && exchange !== undefined ? { editedByHand: exchange.request } : {};
  switch (kept.kind) {
    case 'token':
      if (exchange === undefined) return undefined;
      return { kind: 'token', id, recorded, connection, exchange, earlier, ...edited };
    case 'api':
      if (exchange === undefined || call === undefined) return undefined;
      return { kind: 'api', id, recorded, connection, exchange, earlier, call, tokenRunId: ofRunId, ...edited };
    case 'pasted':
    case 'made':
      return { kind: kept.kind, id, recorded, text: token ?? '', at: thenIn(kept.atMs, now) };
    case 'lookup':
    case 'cors':
      return undefined;
  }
}

/** Monotonic clocks begin anew with each visit; the wall clock tells how long ago it was. */
function inThisVisit(exchange: Exchange, now: Now): Exchange {
  const endedAtMs = exchange.startedAtMs + (exchange.timing.endMs ?? 0);
  return { ...exchange, receivedAtMonotonicMs: thenIn(endedAtMs, now).monotonicMs };
}

function thenIn(wallMs: number, now: Now): Now {
  return { wallMs, monotonicMs: now.monotonicMs - (now.wallMs - wallMs) };
}
