import { tidyToken } from '#core/jwt/decode-token.ts';
import { nothingTyped } from '../workbench.ts';
import type { NamedExchange } from '#core/keeping/kept-run.ts';
import type { RunToKeep } from '#core/keeping/redact-run.ts';
import { findingsOf } from '../findings-of.ts';
import type { Run } from '../run.ts';

/**
 * A run in the form in which all kinds of them are kept, still with its secrets. Undefined where there is nothing to
 * keep: a text field that was emptied again, or a question of which no step was sent yet.
 */
export function runToKeep(run: Run, runs: readonly Run[], connectionId: string): RunToKeep | undefined {
  const exchanges = exchangesOf(run);
  const common = { id: run.id, kind: run.kind, connectionId, exchanges, findings: findingsOf(run, runs) };
  const first = exchanges[0]?.exchange.startedAtMs;
  switch (run.kind) {
    case 'token': {
      const { connection, editedByHand } = run;
      return { ...common, atMs: first ?? 0, connection, ...(editedByHand && { editedByHand: true }) };
    }
    case 'api': {
      const { connection, call, tokenRunId, editedByHand } = run;
      return {
        ...common,
        atMs: first ?? 0,
        connection,
        call,
        ...(tokenRunId !== undefined && { ofRunId: tokenRunId }),
        ...(editedByHand && { editedByHand: true }),
      };
    }
    case 'pasted':
    case 'made': {
      const token = tidyToken(run.text);
      if (token === '') return undefined;
      return { ...common, atMs: run.at.wallMs, connection: nothingTyped.connection, token };
    }
    case 'lookup': {
      if (first === undefined) return undefined;
      const { connection, purpose, tokenText } = run;
      return { ...common, atMs: first, connection, purpose, ...(tokenText !== '' && { token: tokenText }) };
    }
    case 'cors':
      if (first === undefined) return undefined;
      return { ...common, atMs: first, connection: nothingTyped.connection, ofRunId: run.ofRunId };
  }
}

/** All exchanges of a run in their order, named as on screen. */
export function exchangesOf(run: Run): readonly NamedExchange[] {
  switch (run.kind) {
    case 'token':
      return [...run.earlier, { name: lastName('Token request', run.earlier), exchange: run.exchange }];
    case 'api':
      return [...run.earlier, { name: lastName('API call', run.earlier), exchange: run.exchange }];
    case 'lookup':
    case 'cors':
      return run.steps;
    case 'pasted':
    case 'made':
      return [];
  }
}

function lastName(name: string, earlier: readonly unknown[]): string {
  return earlier.length === 0 ? name : `${name} with nonce`;
}
