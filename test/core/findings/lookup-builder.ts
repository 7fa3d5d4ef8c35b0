import type { LookupRun } from '#core/findings/finding.ts';
import { decodeToken } from '#core/jwt/decode-token.ts';
import { readIntrospection } from '#core/oauth/introspection-response.ts';
import { readRevocation } from '#core/oauth/revocation-response.ts';
import { answered, unanswered } from '../../support/exchanges.ts';

export type Answer = Parameters<typeof answered>[0];

/** A question about a token, with its answer; by default about an opaque one. */
export function lookup(step: string, answer: Answer | undefined, change: Partial<LookupRun> = {}): LookupRun {
  const exchange = answer === undefined ? unanswered() : answered(answer);
  return {
    kind: 'lookup',
    step,
    exchange,
    clientId: 'machine',
    token: decodeToken('a-reference-of-some-length'),
    introspection: step === 'Introspection' ? readIntrospection(exchange) : undefined,
    revocation: step === 'Revocation' ? readRevocation(exchange) : undefined,
    answerSignature: undefined,
    differences: [],
    ...change,
  };
}

const noStore = [['Cache-Control', 'no-store']] as const;
export const ok = (body: string): Answer => ({ body, headers: noStore });
export const refusal = (status: number, error: string): Answer => ({
  status,
  body: JSON.stringify({ error }),
  headers: noStore,
});

const part = (json: string) => Buffer.from(json).toString('base64url');
/** An answer as a JWT (RFC 9701 §5). */
export const signedAnswer: Answer = {
  body: `${part('{"alg":"ES256"}')}.${part('{"token_introspection":{"active":true}}')}.c2ln`,
  headers: [...noStore, ['Content-Type', 'application/token-introspection+jwt']],
};
