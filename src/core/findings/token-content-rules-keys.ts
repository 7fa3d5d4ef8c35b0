import type { JsonObject } from '../jwt/decode.ts';
import type { Rule } from './finding.ts';
import { quote } from './quote.ts';
import { rfc } from './sources.ts';
import { headerRule, own } from './token-content-rule.ts';

/** What the header says about the key: whoever writes a token writes this too, so nothing of it may be trusted. */
export const keyRules: readonly Rule[] = [
  headerRule('jku-or-x5u', (header) => {
    const names = ['jku', 'x5u'].filter((name) => Object.hasOwn(header, name));
    if (names.length === 0) return undefined;
    return {
      severity: 'warning',
      title: 'The token names the place where its key should be fetched',
      explanation: `${names.map((name) => `“${name}” points to ${whereWords(own(header, name))}`).join(', and ')}. So it chooses its own judge. It is never followed here; an API that follows it may accept any forgery, and can be made to call addresses inside its network.`,
      evidence: names.map((name) => ({ kind: 'token-header', name })),
      source: rfc(8725, '3.10'),
    };
  }),
  headerRule('embedded-jwk', (header) => {
    const jwk = own(header, 'jwk');
    // A DPoP proof has to bring its key (RFC 9449 §4.2).
    if (jwk === undefined || own(header, 'typ') === 'dpop+jwt') return undefined;
    const isPrivate = isObject(jwk) && ['d', 'k', 'p', 'q', 'priv'].some((name) => Object.hasOwn(jwk, name));
    return {
      severity: isPrivate ? 'error' : 'warning',
      title: isPrivate ? 'The token carries a private key' : 'The token brings the key that should verify it',
      explanation: isPrivate
        ? 'Everyone who sees the token can sign as its owner. Replace the key at once, and have the server leave “jwk” out.'
        : 'Anyone can sign with a key of their own and add it as “jwk”. It is never used here; an API has to use the issuer’s keys only.',
      evidence: [{ kind: 'token-header', name: 'jwk' }],
      source: rfc(7515, '4.1.3'),
    };
  }),
  headerRule('embedded-x5c', (header) => {
    if (!Object.hasOwn(header, 'x5c')) return undefined;
    return {
      severity: 'note',
      title: 'The token brings a certificate along',
      explanation:
        'A signature that fits it proves nothing yet: the chain in “x5c” must lead to an authority that the API trusts for this issuer. It is never used here by itself.',
      evidence: [{ kind: 'token-header', name: 'x5c' }],
      source: rfc(7515, '4.1.6'),
    };
  }),
  headerRule('kid-looks-like-injection', (header) => {
    const kid = own(header, 'kid');
    if (typeof kid !== 'string' || !isSuspicious(kid)) return undefined;
    return {
      severity: 'warning',
      title: 'The key’s name looks like a path or a command',
      explanation: `“kid” is ${quote(kid)}. Names like this are used to try whether an API builds a file name, a query or a command from it. An API may only compare it with the names of keys that it knows.`,
      evidence: [{ kind: 'token-header', name: 'kid' }],
      source: rfc(8725, '3.10'),
    };
  }),
];

/** Steps up in a path, files of a system, quotation marks, signs of a shell or of markup, control characters. */
function isSuspicious(kid: string): boolean {
  return /\.\.[/\\]|^\/(?:dev|etc|proc|var|tmp)\/|['"`;|<>\p{Cc}]|\$\(/u.test(kid);
}

function whereWords(address: unknown): string {
  if (typeof address !== 'string' || !URL.canParse(address)) return 'something that is no address';
  return quote(new URL(address).host === '' ? address : new URL(address).host);
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
