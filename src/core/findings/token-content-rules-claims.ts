import type { JsonObject } from '../jwt/decode.ts';
import { isSecretNameInText } from '../sharing/secret-names.ts';
import type { Rule, Source } from './finding.ts';
import { quote } from './quote.ts';
import { rfc } from './sources.ts';
import { claimsRule, own } from './token-content-rule.ts';

/** Who a token is from and for, and what should not be in it (RFC 7519 §4.1, RFC 9068 §2.2). */
export const claimsRules: readonly Rule[] = [
  claimsRule('iss-missing', (claims, token) => {
    if (token.unsigned || !isEmpty(own(claims, 'iss'))) return undefined;
    return {
      severity: 'note',
      title: 'The token does not say who issued it',
      explanation:
        'Without “iss” an API cannot tell whose key should verify it; it has to trust one issuer by its settings. RFC 9068 requires it: have the server add it.',
      evidence: [{ kind: 'claim', name: 'iss' }],
      source: rfc(9068, '2.2'),
    };
  }),
  claimsRule('aud-missing', (claims, token) => {
    if (token.unsigned || !isEmpty(own(claims, 'aud'))) return undefined;
    return {
      severity: 'note',
      title: 'The token does not say for which API it is',
      explanation:
        'Without “aud” it is good at every API that trusts the issuer: one that gets it could use it at another. RFC 9068 requires it; some servers add it when asked with audience or resource, and some (like AWS Cognito) leave it out.',
      evidence: [{ kind: 'claim', name: 'aud' }],
      source: rfc(9068, '2.2'),
    };
  }),
  claimsRule('id-token-as-access-token', (claims, { header }) => {
    const sign = idTokenSign(claims, header);
    if (sign === undefined) return undefined;
    return {
      severity: 'warning',
      title: 'This looks like an ID token, which is no access token',
      explanation: `${sign.words} An ID token tells a client who signed in; it is not meant for APIs, and a careful one refuses it. Use the access_token of the same answer.`,
      evidence: [{ kind: 'claim', name: sign.claim }],
      source: openIdCore,
    };
  }),
  claimsRule('secrets-in-claims', (claims) => {
    const names = secretNames(claims);
    const [first] = names;
    if (first === undefined) return undefined;
    return {
      severity: 'warning',
      title: 'The token seems to carry a secret',
      explanation: `${names
        .slice(0, 4)
        .map(({ path }) => quote(path))
        .join(
          ', ',
        )}: a JWT is only encoded, so everyone who gets the token can read it. Leave secrets out of claims, and replace those that were in one.`,
      evidence: [...new Set(names.map(({ claim }) => claim))].map((name) => ({ kind: 'claim', name })),
      source: rfc(7519, '12'),
    };
  }),
];

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

const openIdCore: Source = {
  label: 'OpenID Connect Core §2',
  url: 'https://openid.net/specs/openid-connect-core-1_0.html#IDToken',
};

type Sign = { readonly claim: string; readonly words: string };

function idTokenSign(claims: JsonObject, header: JsonObject): Sign | undefined {
  // Keycloak and Cognito say it themselves.
  if (own(claims, 'typ') === 'ID') return { claim: 'typ', words: 'The claim “typ” is “ID”.' };
  if (own(claims, 'token_use') === 'id') return { claim: 'token_use', words: '“token_use” is “id”.' };
  // Some servers put a nonce into access tokens too; what says what a client may do tells them apart.
  const typ = own(header, 'typ');
  const isTyped = (typeof typ === 'string' && /at\+jwt$/i.test(typ)) || own(claims, 'typ') === 'Bearer';
  const isAccess = ['scope', 'scp', 'roles', 'permissions', 'entitlements'].some((name) => Object.hasOwn(claims, name));
  if (isTyped || isAccess) return undefined;
  for (const claim of ['at_hash', 'c_hash', 'nonce']) {
    if (Object.hasOwn(claims, claim))
      return { claim, words: `It has “${claim}”, and nothing that says what may be done with it.` };
  }
  const client = own(claims, 'client_id') ?? own(claims, 'azp');
  const aud = own(claims, 'aud');
  const only: unknown = Array.isArray(aud) && aud.length === 1 ? aud[0] : aud;
  // Where the client stands for itself, nobody signed in; that it is its own audience is a default of the server's.
  const isForClient = typeof client === 'string' && client !== '' && only === client && own(claims, 'sub') !== client;
  return isForClient ? { claim: 'aud', words: 'It is for the client itself (“aud”), and for no API.' } : undefined;
}

const mostVisited = 5000;

/** Texts that are secret by their name, at any depth. */
function secretNames(claims: JsonObject): readonly { readonly claim: string; readonly path: string }[] {
  const found: { claim: string; path: string }[] = [];
  const open: { readonly value: unknown; readonly claim: string; readonly path: string }[] = [
    { value: claims, claim: '', path: '' },
  ];
  for (let visited = 0; open.length > 0 && visited < mostVisited && found.length < 20; visited++) {
    const { value, claim, path } = open.pop() ?? { value: undefined, claim: '', path: '' };
    if (typeof value !== 'object' || value === null) continue;
    for (const [name, each] of Object.entries(value).slice(0, mostVisited)) {
      const top = claim === '' ? name : claim;
      const place = path === '' ? name : `${path.slice(0, 200)}.${name}`;
      if (typeof each === 'string') {
        if (each !== '' && isSecretNameInText(name)) found.push({ claim: top, path: place });
      } else open.push({ value: each, claim: top, path: place });
    }
  }
  return found;
}
