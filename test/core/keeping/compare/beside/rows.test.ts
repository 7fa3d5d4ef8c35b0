import { describe, expect, it } from 'vitest';
import { connectionRows } from '#core/keeping/compare/beside/connection-rows.ts';
import { tokenRows } from '#core/keeping/compare/beside/fact-rows.ts';
import { phaseRows } from '#core/keeping/compare/beside/phase-rows.ts';
import { runFacts } from '#core/keeping/compare/run-facts.ts';
import type { KeptRun } from '#core/keeping/kept-run.ts';
import { jwt, pastedRun, peer, tokenRun } from '../runs.ts';

const both = (before: KeptRun, after: KeptRun) => ({ before: runFacts(before), after: runFacts(after) });

describe('tokens, times and connections side by side', () => {
  it('lays header parameters and claims beside each other', () => {
    const { before, after } = both(pastedRun(jwt({ tenant: 'blue' })), pastedRun(jwt({ aud: 'x' }, { kid: 'k2' })));
    const rows = tokenRows(before.token, after.token).filter(({ state }) => state !== 'same');

    expect(rows.map(({ name, state }) => [name, state])).toEqual([
      ['kid', 'changed'],
      ['aud', 'changed'],
      ['tenant', 'lost'],
    ]);
  });

  it('has no rows of a token that cannot be read', () => {
    const { before, after } = both(pastedRun(jwt({})), pastedRun('opaque'));
    expect(tokenRows(before.token, after.token)).toEqual([]);
  });

  it('calls what the browser tells nobody hidden, on its side only', () => {
    const rows = connectionRows(both(tokenRun({ peer: peer({}) }), tokenRun({ way: 'browser' })));

    expect(rows.find(({ name }) => name === 'Way')).toMatchObject({ state: 'changed' });
    expect(rows.find(({ name }) => name === 'Cipher')).toMatchObject({
      state: 'hidden',
      before: { kind: 'value', text: 'TLS_AES_256_GCM_SHA384' },
      after: { kind: 'hidden' },
    });
  });

  it('has the times of both, and says how much slower only where it is more than noise', () => {
    const rows = phaseRows(
      both(tokenRun({ timing: { tcpMs: 5, tlsMs: 25, endMs: 60 } }), tokenRun({ timing: { tcpMs: 9, tlsMs: 209 } })),
    );
    expect(rows.map(({ key, slowerMs }) => [key, slowerMs])).toEqual([
      ['tcpMs', undefined],
      ['tlsMs', 180],
      ['endMs', undefined],
      ['total', undefined],
    ]);
    expect(rows[1]).toMatchObject({ before: { fromMs: 5, lengthMs: 20 }, after: { fromMs: 9, lengthMs: 200 } });
  });
});
