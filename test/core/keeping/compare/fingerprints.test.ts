import { describe, expect, it } from 'vitest';
import { hasStandIn, sameness } from '#core/keeping/compare/fingerprints.ts';

const jwt = (signature: string) => `eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJtIn0.${signature}`;

describe('two stand-ins for secrets', () => {
  it.each([
    ['same', 'client_secret=‹redacted 3fa9c1›', 'client_secret=‹redacted 3fa9c1›'],
    ['different', 'client_secret=‹redacted 3fa9c1›', 'client_secret=‹redacted 000000›'],
    ['unknown', 'client_secret=‹redacted›', 'client_secret=‹redacted›'],
    // Every run that was shared calls its client secret so.
    ['unknown', 'client_secret=‹redacted client-secret›', 'client_secret=‹redacted client-secret›'],
    ['unknown', 'client_secret=‹redacted client-secret›', 'client_secret=‹redacted 3fa9c1›'],
    ['unknown', 'a=‹redacted secret-1›', 'a=‹redacted secret-2›'],
    ['different', 'a=‹redacted client-secret›', 'b=‹redacted client-secret›'],
    ['same', jwt('redacted-3fa9c1'), jwt('redacted-3fa9c1')],
    ['unknown', jwt('redacted-access-token'), jwt('redacted-access-token')],
    ['unknown', jwt('redacted-access-token'), jwt('redacted-3fa9c1')],
    ['same', 'redacted-access-token', 'redacted-access-token'],
  ])('are %s: %s and %s', (expected, before, after) => {
    expect(sameness(before, after, 'same-device')).toBe(expected);
  });

  it('are found by their label too', () => {
    expect(hasStandIn('‹redacted client-secret-encoded›')).toBe(true);
    expect(hasStandIn(jwt('redacted-access-token-2'))).toBe(true);
    expect(hasStandIn('nothing was redacted here')).toBe(false);
  });
});
