import { claimText } from './claim-text.ts';
import type { JsonObject } from './decode.ts';
import { type ProfileRow, profileRow, shortened } from './profile-row.ts';
import { rfc } from './registered-names-source.ts';

/** The claims in which authorization servers name the client, the registered one first. */
const clientClaims = ['client_id', 'azp', 'appid', 'cid', 'clientId'] as const;
const loginClaims = ['auth_time', 'acr', 'amr'] as const;

/** The client, and the claim that names it. */
export function clientName(claims: JsonObject): { readonly claim: string; readonly value: string } | undefined {
  for (const claim of clientClaims) {
    const value = claims[claim];
    if (typeof value === 'string' && value !== '') return { claim, value };
  }
  return undefined;
}

/** Whether a client got the token for itself: as the caller knows, or as the claims let guess. */
export function isClientToken(claims: JsonObject, known: boolean | undefined): boolean {
  return known ?? (standsForClient(claims) || claims['gty'] === 'client-credentials' || claims['idtyp'] === 'app');
}

/** What RFC 9068 §2.2 and §2.2.1 say of tokens without a user. */
export function clientRows(claims: JsonObject): readonly ProfileRow[] {
  return [subjectRow(claims), loginRow(claims)];
}

function subjectRow(claims: JsonObject): ProfileRow {
  const { sub } = claims;
  const client = clientName(claims);
  const against = client === undefined ? '' : `The client is ${shortened(client.value)} (${client.claim}). `;
  return profileRow('sub of a client', sub, standsForClient(claims), {
    wanted: 'With client credentials, a name by which the server knows the client.',
    practice: `${against}Most servers repeat client_id; Auth0 adds @clients, Keycloak and Entra ID write the ID of an account that stands for the client. APIs that look for a user under sub find none.`,
    source: rfc(9068, '2.2'),
  });
}

function loginRow(claims: JsonObject): ProfileRow {
  const there = loginClaims.filter((name) => claims[name] !== undefined);
  const row = profileRow('auth_time, acr, amr', undefined, there.length === 0 ? 'fits' : 'odd', {
    wanted: 'None of them: they tell of a user’s login, and there was none.',
    practice:
      'They harm nothing, but an API must not take them as proof that a user logged in. Cognito writes auth_time and Keycloak acr all the same.',
    source: rfc(9068, '2.2.1'),
  });
  const found = there.map((name) => `${name}: ${claimText(claims[name])}`).join(', ');
  return there.length === 0 ? row : { ...row, found: shortened(found) };
}

/** `sub` names the client itself, or the account that the server keeps for it. */
function standsForClient(claims: JsonObject): boolean {
  const { sub, oid, preferred_username } = claims;
  if (typeof sub !== 'string' || sub === '') return false;
  if (clientClaims.some((name) => claims[name] === sub)) return true;
  if (sub.endsWith('@clients')) return true;
  if (typeof preferred_username === 'string' && preferred_username.startsWith('service-account-')) return true;
  return claims['idtyp'] === 'app' && sub === oid;
}
