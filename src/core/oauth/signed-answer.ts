import { decodeToken } from '../jwt/decode-token.ts';
import type { JsonObject } from '../jwt/decode.ts';
import type { KeyReading } from '../jwt/read-keys.ts';
import type { KeyFacts } from '../jwt/verdict.ts';
import { verifyToken } from '../jwt/verify-token.ts';

/** What checking a signed introspection answer came to (RFC 9701 §5); sentences for the screen. */
export type AnswerSignature =
  | { readonly kind: 'verified'; readonly key: KeyFacts; readonly remarks: readonly string[] }
  /** It is forged, changed on the way, or not an answer for this client from this server. */
  | { readonly kind: 'not-valid'; readonly reason: string }
  | { readonly kind: 'not-checked'; readonly reason: string };

export type SignedAnswer = {
  /** The body of the answer. */
  readonly text: string;
  /** The keys that the authorization server publishes. */
  readonly reading: KeyReading;
  /** The issuer whose metadata named endpoint and keys. */
  readonly issuer: string;
  readonly clientId: string;
};

/**
 * Checks the signature of an answer, and that it is what RFC 9701 §5 has: of the type for it, from this issuer. That it
 * names another audience than the client is only remarked, for a resource server may go by another name there.
 */
export async function checkSignedAnswer(answer: SignedAnswer): Promise<AnswerSignature> {
  const { text, reading, issuer, clientId } = answer;
  const decoded = decodeToken(text);
  if (decoded.kind !== 'jwt') return { kind: 'not-checked', reason: 'The answer is no JWT whose claims can be read.' };
  const verdict = await verifyToken({ token: text, reading });
  switch (verdict.kind) {
    case 'not-valid':
      return { kind: 'not-valid', reason: verdict.reason };
    case 'cannot-check':
    case 'not-for-you':
      return { kind: 'not-checked', reason: `${verdict.reason} ${verdict.next}` };
    case 'verified': {
      const flaw = flawOf(decoded.header, decoded.claims, issuer);
      if (flaw !== undefined) return { kind: 'not-valid', reason: flaw };
      const remarks = isFor(decoded.claims['aud'], clientId) ? [] : [otherAudience];
      return { kind: 'verified', key: verdict.key, remarks };
    }
  }
}

const otherAudience = 'Its aud is not the client that asked, so it may have been made for another (RFC 9701 §5).';

function flawOf(header: JsonObject, { iss }: JsonObject, issuer: string): string | undefined {
  const { typ } = header;
  if (typeof typ !== 'string' || !/^(?:application\/)?token-introspection\+jwt$/i.test(typ)) {
    return 'It is signed, but its typ is not token-introspection+jwt: another JWT of the same server could pass for it (RFC 9701 §5).';
  }
  return iss === issuer ? undefined : `It is signed, but its iss is not ${issuer} (RFC 9701 §5).`;
}

function isFor(aud: unknown, clientId: string): boolean {
  return aud === clientId || (Array.isArray(aud) && aud.includes(clientId));
}
