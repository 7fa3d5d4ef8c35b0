import { claimText } from './claim-text.ts';
import { claimTime } from './claim-time.ts';
import type { JsonObject } from './decode.ts';
import { clientName, clientRows, isClientToken } from './profile-client.ts';
import { type ProfileRow, profileRow, type RowState, shortened } from './profile-row.ts';
import { rfc } from './registered-names-source.ts';

/** A token, as far as the profile looks at it; `isClientCredentials` where the grant is known, else it is guessed. */
export type ProfiledToken = {
  readonly header: JsonObject;
  readonly claims: JsonObject;
  readonly isClientCredentials?: boolean | undefined;
};

/** What the rows come to. Optional things that are absent count neither way. */
export type ProfileSummary = {
  /** The token says of itself that it follows the profile; if not, the rows inform and blame nothing. */
  readonly claimsProfile: boolean;
  readonly fits: number;
  readonly of: number;
};

/** Whether `typ` says `at+jwt`, with or without `application/` (RFC 9068 §2.1); media types know no case. */
function claimsAccessTokenProfile(header: JsonObject): boolean {
  const { typ } = header;
  return typeof typ === 'string' && /^(application\/)?at\+jwt$/i.test(typ);
}

/** The token beside the profile for JWT access tokens (RFC 9068 §2.1, §2.2), one row for each thing that it asks for. */
export function profileRows({ header, claims, isClientCredentials }: ProfiledToken): readonly ProfileRow[] {
  const rows = [...headerRows(header), ...claimRows(claims)];
  return isClientToken(claims, isClientCredentials) ? [...rows, ...clientRows(claims)] : rows;
}

export function profileSummary(rows: readonly ProfileRow[], header: JsonObject): ProfileSummary {
  return {
    claimsProfile: claimsAccessTokenProfile(header),
    fits: rows.filter(({ state }) => state === 'fits').length,
    of: rows.filter(({ state }) => state !== 'optional-absent').length,
  };
}

function headerRows(header: JsonObject): readonly ProfileRow[] {
  const { typ, alg } = header;
  const isOddlySpelled = claimsAccessTokenProfile(header) && typ !== 'at+jwt' && typ !== 'application/at+jwt';
  const spelling = isOddlySpelled ? 'Capital letters are allowed, but readers that compare exactly refuse them. ' : '';
  return [
    profileRow('typ', typ, claimsAccessTokenProfile(header), {
      wanted: 'at+jwt or application/at+jwt, so that no other JWT passes for an access token.',
      practice: `${spelling}An API that keeps to the profile refuses everything else (§4). Many do not look, and some libraries want JWT. Entra ID, Keycloak, Okta and Auth0’s own profile write JWT, Cognito and older servers nothing.`,
      source: rfc(9068, '2.1'),
    }),
    profileRow('alg', alg, typeof alg === 'string' && alg !== '' && alg.toLowerCase() !== 'none', {
      wanted: 'A signature, best with a key pair; none is forbidden.',
      practice:
        'RS256 works everywhere. With HS256 every API that can check a token can also make one. Without a signature anybody can.',
      source: rfc(9068, '2.1'),
    }),
  ];
}

function claimRows(claims: JsonObject): readonly ProfileRow[] {
  const { iss, aud, sub, iat, exp, jti } = claims;
  return [
    profileRow('iss', iss, isText(iss), {
      wanted: 'The issuer, exactly as its metadata names it.',
      practice:
        'APIs compare it character by character, and find the keys by it. A slash at the end (Auth0), another host behind a proxy (Keycloak) or a v1.0 issuer (Entra ID) makes them refuse.',
      source: rfc(9068, '2.2'),
    }),
    profileRow('aud', aud, isText(aud) || isTextList(aud), {
      wanted: 'The API, as a text or a list of texts.',
      practice:
        'An API must refuse a token in whose audience it is not. Without aud (Cognito) or with only account in it (Keycloak without a mapper) APIs that check refuse, and APIs that do not check take tokens meant for others.',
      source: rfc(9068, '2.2'),
    }),
    profileRow('sub', sub, isText(sub), {
      wanted: 'The user, or with client credentials the client.',
      practice: 'Logs and rights hang on it; libraries that build a principal fail without it.',
      source: rfc(9068, '2.2'),
    }),
    clientIdRow(claims),
    profileRow('iat', iat, claimTime(iat).kind === 'time', {
      wanted: 'When it was issued, a number of seconds.',
      practice: 'Some APIs refuse tokens above an age, or from the future; without iat they cannot tell.',
      source: rfc(9068, '2.2'),
    }),
    profileRow('exp', exp, endsAfterItBegins(exp, iat), {
      wanted: 'When it ends, a number of seconds, after iat.',
      practice: 'Nearly every library refuses a token without it; one that does not takes the token for ever.',
      source: rfc(9068, '2.2'),
    }),
    profileRow('jti', jti, isText(jti), {
      wanted: 'A name that no other token has.',
      practice:
        'Lists of revoked tokens and records need it; few APIs do. Auth0’s own profile leaves it out, Entra ID has uti for it.',
      source: rfc(9068, '2.2'),
    }),
    scopeRow(claims),
  ];
}

function clientIdRow(claims: JsonObject): ProfileRow {
  const { client_id } = claims;
  const standIn = client_id === undefined ? clientName(claims) : undefined;
  const here = standIn === undefined ? '' : `Here ${standIn.claim} holds it: ${shortened(standIn.value)}. `;
  return profileRow('client_id', client_id, isText(client_id), {
    wanted: 'The client that asked for the token.',
    practice: `${here}APIs that have rules by client look here. Entra ID v2.0 and Auth0 write azp instead, Entra ID v1.0 appid, Okta cid.`,
    source: rfc(9068, '2.2'),
  });
}

function scopeRow(claims: JsonObject): ProfileRow {
  const { scope, scp, roles } = claims;
  const other =
    scp !== undefined ? (['scp', scp] as const) : roles !== undefined ? (['roles', roles] as const) : undefined;
  const here = other === undefined ? '' : `Here ${other[0]} says what is allowed: ${shortened(claimText(other[1]))}. `;
  const state: RowState = scope === undefined ? 'optional-absent' : typeof scope === 'string' ? 'fits' : 'odd';
  return profileRow('scope', scope, state, {
    wanted: 'What it allows, one text with spaces between; wanted where a scope was asked for.',
    practice: `${here}APIs that look for scope find nothing elsewhere. Okta writes an array in scp, Entra ID roles for clients and scp for users, Keycloak keeps rights in roles.`,
    source: rfc(9068, '2.2.3'),
  });
}

function endsAfterItBegins(exp: unknown, iat: unknown): boolean {
  const end = claimTime(exp);
  const start = claimTime(iat);
  return end.kind === 'time' && (start.kind !== 'time' || end.ms > start.ms);
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

function isTextList(value: unknown): boolean {
  return Array.isArray(value) && value.length > 0 && value.every(isText);
}
