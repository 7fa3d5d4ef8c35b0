import { claimText } from '../jwt/claim-text.ts';
import type { Rule } from './finding.ts';
import { quote } from './quote.ts';
import { rfc } from './sources.ts';
import { headerRule, own } from './token-content-rule.ts';

/** How the header says that the token is protected (RFC 7515 §4.1, RFC 7516 §4.1, RFC 7518). */
export const headerRules: readonly Rule[] = [
  headerRule('alg-missing', (header) => {
    const alg = own(header, 'alg');
    if (typeof alg === 'string' && alg !== '') return undefined;
    return {
      severity: 'error',
      title: 'The token does not say how it is protected',
      explanation:
        alg === undefined
          ? 'The header lacks “alg”, which is required. No API can verify such a token; the server that makes it has to add it.'
          : 'The “alg” of the header is no text. No API can verify such a token; the server that makes it has to mend it.',
      evidence: [{ kind: 'token-header', name: 'alg' }],
      source: rfc(7515, '4.1.1'),
    };
  }),
  headerRule('symmetric-alg', (header) => {
    const alg = own(header, 'alg');
    if (typeof alg !== 'string' || !/^HS(?:256|384|512)$/.test(alg)) return undefined;
    return {
      severity: 'note',
      title: 'Who can verify this token can also forge it',
      explanation: `${alg} uses one secret for signing and for verifying, so each API that checks the token could make its own. For more than one API choose a signature with a key pair, like ES256 or RS256.`,
      evidence: [{ kind: 'token-header', name: 'alg' }],
      source: rfc(9068, '2.1'),
    };
  }),
  headerRule('critical-extensions', (header) => {
    if (!Object.hasOwn(header, 'crit')) return undefined;
    const crit = header['crit'];
    const names: readonly unknown[] = Array.isArray(crit) ? crit : [];
    const isSound =
      names.length > 0 &&
      names.every((name) => typeof name === 'string' && name !== 'crit' && Object.hasOwn(header, name));
    const evidence = [{ kind: 'token-header', name: 'crit' } as const];
    if (!isSound) {
      return {
        severity: 'error',
        title: 'The list of critical extensions is not right',
        explanation: `“crit” has to be a list of header parameters that are there; it is ${quote(claimText(crit))}. Every API has to refuse the token.`,
        evidence,
        source: rfc(7515, '4.1.11'),
      };
    }
    return {
      severity: 'warning',
      title: 'The token must be refused by whoever does not know its extensions',
      explanation: `“crit” names ${names
        .map((name) => quote(claimText(name)))
        .slice(0, 6)
        .join(', ')}. None of these is known here, so the token is never called verified; most APIs refuse it as well.`,
      evidence,
      source: rfc(7515, '4.1.11'),
    };
  }),
  headerRule('b64-false', (header) => {
    if (own(header, 'b64') !== false) return undefined;
    return {
      severity: 'warning',
      title: 'The token says that its payload is not encoded',
      explanation:
        '“b64” is false, which a JWT must not have: some readers take the payload as it stands, others decode it, and they see different things. Have the server leave it out.',
      evidence: [{ kind: 'token-header', name: 'b64' }],
      source: rfc(7797, '7'),
    };
  }),
  headerRule('encrypted-with-password', (header) => {
    const alg = own(header, 'alg');
    if (typeof alg !== 'string' || !alg.startsWith('PBES2-')) return undefined;
    const count = own(header, 'p2c');
    const isCostly = typeof count === 'number' && count > 10_000;
    return {
      severity: isCostly ? 'warning' : 'note',
      title: isCostly
        ? 'Decrypting this token costs its reader a lot of work'
        : 'The token is encrypted with a password',
      explanation: isCostly
        ? `It demands ${count} rounds of PBES2 (“p2c”), and whoever sends a token can demand any number. An API should refuse more than it can afford; here more than 10000 are refused.`
        : 'A password can be guessed by trying, without anybody noticing. For tokens between machines choose a key, for example with RSA-OAEP-256 or ECDH-ES.',
      evidence: [
        { kind: 'token-header', name: 'alg' },
        { kind: 'token-header', name: 'p2c' },
      ],
      source: rfc(7518, '4.8.1.2'),
    };
  }),
  headerRule('compressed-token', (header, token) => {
    if (token.kind !== 'jwe' || !Object.hasOwn(header, 'zip')) return undefined;
    return {
      severity: 'note',
      title: 'The token was compressed before it was encrypted',
      explanation:
        'Its length can give away what is in it, and a small token can swell to a huge one at its reader. Have the server leave “zip” out.',
      evidence: [{ kind: 'token-header', name: 'zip' }],
      source: rfc(8725, '3.6'),
    };
  }),
  headerRule('rsa1-5', (header) => {
    if (own(header, 'alg') !== 'RSA1_5') return undefined;
    return {
      severity: 'warning',
      title: 'The token is encrypted in an obsolete way',
      explanation:
        'RSA1_5 has been broken through servers that tell apart why decrypting failed. Have the server use RSA-OAEP-256 or ECDH-ES.',
      evidence: [{ kind: 'token-header', name: 'alg' }],
      source: rfc(8725, '3.2'),
    };
  }),
  headerRule('other-kind-of-token', (header) => {
    const typ = own(header, 'typ');
    const words = typeof typ === 'string' ? kinds.get(typ.toLowerCase().replace(/^application\//, '')) : undefined;
    if (words === undefined) return undefined;
    return {
      severity: 'warning',
      title: 'By its type this is no access token',
      explanation: `“typ” is ${quote(String(typ))}: ${words}. An API that looks at the type refuses it; paste or ask for the access token instead.`,
      evidence: [{ kind: 'token-header', name: 'typ' }],
      source: rfc(8725, '3.11'),
    };
  }),
];

/** Types of other JWTs, as registered or specified. */
const kinds: ReadonlyMap<string, string> = new Map([
  ['dpop+jwt', 'a proof that a client makes for one request (DPoP)'],
  ['client-authentication+jwt', 'an assertion by which a client proves who it is'],
  ['token-introspection+jwt', 'what a server says about a token'],
  ['logout+jwt', 'a message that a session ended'],
  ['secevent+jwt', 'a security event'],
  ['oauth-authz-req+jwt', 'a signed authorization request'],
  ['kb+jwt', 'the proof beside an SD-JWT'],
]);
