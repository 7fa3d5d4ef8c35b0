import type { JsonObject } from './decode.ts';

/** A token to start from: texts to be changed at will, and what an API should make of it. */
export type TokenTemplate = {
  readonly id: string;
  readonly name: string;
  /** What it is for, and what a careful API answers. */
  readonly sentence: string;
  readonly headerJson: string;
  readonly claimsJson: string;
  /** `none`: to be made unsigned. `broken`: to be signed, and the signature spoilt. */
  readonly signature: 'valid' | 'broken' | 'none';
};

/** What the templates are filled with. An empty text stands for "unknown". */
export type TemplateFacts = {
  readonly issuer: string;
  readonly audience: string;
  readonly clientId: string;
  readonly scope: string;
  /** A fresh name for the token (RFC 7519 §4.1.7). */
  readonly jti: string;
  readonly alg: string;
  readonly kid: string | undefined;
};

const lifetimeSeconds = 3600;

/** The templates, each with times around `nowSeconds` (since 1970, UTC). Without an issuer, names of RFC 2606 stand in. */
export function tokenTemplates(nowSeconds: number, facts: TemplateFacts): readonly TokenTemplate[] {
  const now = Math.floor(nowSeconds);
  const claims = accessTokenClaims(now, facts);
  const header = headerOf(facts, 'at+jwt');
  const plain = (id: string, name: string, sentence: string, changed: JsonObject): TokenTemplate =>
    template(id, name, sentence, header, changed);
  return [
    plain(
      'at-jwt',
      'JWT access token (RFC 9068)',
      'Everything is in order: the API should accept it once it trusts the key.',
      claims,
    ),
    template(
      'jwt',
      'Plain JWT',
      'Only what nearly every API looks at, and the usual “typ”. An API that insists on RFC 9068 refuses it.',
      headerOf(facts, 'JWT'),
      { iss: claims['iss'], sub: claims['sub'], aud: claims['aud'], iat: now, exp: now + lifetimeSeconds },
    ),
    plain('expired', 'Expired', 'It ran out an hour ago: the API should answer 401 with invalid_token.', {
      ...claims,
      iat: now - 2 * lifetimeSeconds,
      exp: now - lifetimeSeconds,
    }),
    plain(
      'not-yet-valid',
      'Not yet valid',
      'It may be used from an hour on (“nbf”): until then the API should answer 401.',
      {
        ...claims,
        nbf: now + lifetimeSeconds,
        exp: now + 2 * lifetimeSeconds,
      },
    ),
    plain('other-audience', 'Another audience', 'It is for another API (“aud”): this one should answer 401.', {
      ...claims,
      aud: 'https://another-api.example',
    }),
    plain(
      'other-issuer',
      'Another issuer',
      'An issuer that the API does not know (“iss”): it should answer 401, whatever the key.',
      {
        ...claims,
        iss: 'https://another-issuer.example',
      },
    ),
    plain(
      'no-expiry',
      'No expiry',
      '“exp” is missing, so it would live for ever: the API should answer 401 (RFC 9068 §2.2).',
      {
        ...claims,
        exp: undefined,
      },
    ),
    template(
      'wrong-typ',
      'Wrong type',
      'A logout token by its “typ”: an API that takes it for an access token mixes up what it is given (RFC 9068 §4).',
      headerOf(facts, 'logout+jwt'),
      claims,
    ),
    {
      ...plain('broken', 'Broken signature', 'One bit of the signature is turned: the API should answer 401.', claims),
      signature: 'broken',
    },
    {
      ...template(
        'unsigned',
        'Unsigned (alg none)',
        'Anybody could have written it: an API that accepts it accepts everything (RFC 8725 §3.2).',
        headerOf({ ...facts, alg: 'none', kid: undefined }, 'at+jwt'),
        claims,
      ),
      signature: 'none',
    },
  ];
}

function accessTokenClaims(now: number, { issuer, audience, clientId, scope, jti }: TemplateFacts): JsonObject {
  const client = clientId === '' ? 'example-client' : clientId;
  return {
    iss: issuer === '' ? 'https://issuer.example' : issuer,
    sub: client,
    client_id: client,
    aud: audience === '' ? 'https://api.example' : audience,
    scope: scope === '' ? undefined : scope,
    iat: now,
    exp: now + lifetimeSeconds,
    jti,
  };
}

function headerOf({ alg, kid }: TemplateFacts, typ: string): JsonObject {
  return { alg, typ, kid };
}

function template(id: string, name: string, sentence: string, header: JsonObject, claims: JsonObject): TokenTemplate {
  return { id, name, sentence, headerJson: written(header), claimsJson: written(claims), signature: 'valid' };
}

/** Members that are undefined are left out. */
function written(members: JsonObject): string {
  return JSON.stringify(members, null, 2);
}
