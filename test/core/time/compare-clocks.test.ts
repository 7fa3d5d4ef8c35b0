import { describe, expect, it } from 'vitest';
import { type ClockFacts, compareClocks, isSkewed } from '#core/time/compare-clocks.ts';

const receivedAtMs = 1_700_000_000_000;
const seconds = receivedAtMs / 1000;

function facts(change: {
  expiresIn?: number;
  exp?: number;
  date?: ClockFacts['serverDate'];
  roundTripMs?: number;
}): ClockFacts {
  return {
    lifetime: {
      expiresInSeconds: change.expiresIn,
      expSeconds: change.exp,
      nbfSeconds: undefined,
      receivedAtMs,
      receivedAtMonotonicMs: 0,
    },
    iatSeconds: undefined,
    serverDate: change.date ?? { kind: 'absent' },
    roundTripMs: change.roundTripMs ?? 100,
  };
}
const date = (offsetMs: number): ClockFacts['serverDate'] => ({
  kind: 'seen',
  ms: Math.floor((receivedAtMs + offsetMs) / 1000) * 1000,
});

describe('compareClocks', () => {
  it('says when the token ends by each account', () => {
    expect(compareClocks(facts({ expiresIn: 300, exp: seconds + 290 }))).toMatchObject({
      endsByExpiresInMs: receivedAtMs + 300_000,
      endsByExpMs: receivedAtMs + 290_000,
      differenceMs: -10_000,
    });
  });

  it.each([
    ['agree', { expiresIn: 300, exp: seconds + 300 }],
    ['agree', { expiresIn: 300, exp: seconds + 305 }],
    ['unknown', { expiresIn: 300, exp: seconds + 306 }],
    ['unknown', { expiresIn: 300, exp: seconds + 360, date: { kind: 'hidden' } }],
    ['server', { expiresIn: 300, exp: seconds + 3600, date: date(0) }],
    ['skew', { expiresIn: 300, exp: seconds + 360, date: date(60_000) }],
    ['skew', { expiresIn: 300, exp: seconds + 240, date: date(-60_000) }],
    ['server', { expiresIn: 300, exp: seconds + 360, date: date(-60_000) }],
    ['nothing-to-compare', { expiresIn: 300 }],
    ['nothing-to-compare', { exp: seconds + 300 }],
  ] as const)('finds the cause: %s', (cause, change) => {
    expect(compareClocks(facts(change)).cause).toBe(cause);
  });

  it('knows the skew no better than the round trip and the whole seconds of Date allow (RFC 9110 §6.6.1)', () => {
    const { skew } = compareClocks(facts({ date: date(-42_000), roundTripMs: 3000 }));
    expect(skew?.uncertaintyMs).toBe(2000);
    expect(Math.abs((skew?.ms ?? 0) - 42_000)).toBeLessThanOrEqual(2000);
    expect(isSkewed(compareClocks(facts({ date: date(-42_000) })))).toBe(true);
    expect(isSkewed(compareClocks(facts({ date: date(-5200) })))).toBe(false);
    expect(isSkewed(compareClocks(facts({ date: date(-42_000), roundTripMs: 90_000 })))).toBe(false);
    expect(compareClocks(facts({ date: { kind: 'hidden' } })).skew).toBeUndefined();
  });
});
