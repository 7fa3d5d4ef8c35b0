import { makeToken } from '../jwt/make-token.ts';
import type { NoSigningKey, SigningKey } from '../jwt/signing-key.ts';
import { assertionFault } from './assertion-faults.ts';
import { assertionAudience } from './assertion-audience.ts';
import type { Connection } from './connection.ts';
import type { MadeAssertion } from './proofs.ts';

/** What differs from one assertion to the next: the wall clock, in milliseconds since 1970, and a random id. */
export type AssertionMoment = { readonly nowMs: number; readonly jti: string };

/** Header and claims of a client assertion, in the order in which they are signed. */
type AssertionParts = {
  readonly header: Readonly<Record<string, string>>;
  readonly claims: Readonly<Record<string, string | number | readonly string[]>>;
};

/**
 * What a client says of itself in an assertion (RFC 7523 §3): it is issuer and subject, the server is the audience. There
 * is no `nbf`: a server whose clock is one second behind would refuse it.
 */
function assertionParts(connection: Connection, key: SigningKey, moment: AssertionMoment): AssertionParts {
  const { clientId, assertion, tokenEndpoint } = connection;
  const { typ, x5t, x5tS256, lifetimeSeconds, backdateSeconds, audienceForm } = assertion;
  const kid = assertion.kid || key.kid;
  const audience = assertionAudience(assertion, tokenEndpoint);
  const [only = ''] = audience;
  const nowSeconds = Math.floor(moment.nowMs / 1000);
  return {
    header: {
      alg: key.alg,
      ...(typ !== '' && { typ }),
      ...(kid !== undefined && { kid }),
      ...(x5t !== '' && { x5t }),
      ...(x5tS256 !== '' && { 'x5t#S256': x5tS256 }),
    },
    claims: {
      iss: clientId,
      sub: clientId,
      aud: audience.length > 1 || audienceForm === 'list' ? audience : only,
      jti: moment.jti,
      iat: nowSeconds - backdateSeconds,
      exp: nowSeconds + lifetimeSeconds,
    },
  };
}

/** Signs the client's assertion, or says at which field it failed. Never throws. */
export async function makeClientAssertion(
  connection: Connection,
  key: SigningKey | NoSigningKey,
  moment: AssertionMoment,
): Promise<MadeAssertion> {
  const fault = assertionFault(connection);
  if (fault !== undefined) return fault;
  const field = connection.clientAuthentication === 'client_secret_jwt' ? 'clientSecret' : 'privateKey';
  if (key.kind === 'no-key') return { kind: 'failed', field, message: key.reason };
  const { header, claims } = assertionParts(connection, key, moment);
  const made = await makeToken({ headerJson: JSON.stringify(header), claimsJson: JSON.stringify(claims), key });
  return made.kind === 'made' ? made : { kind: 'failed', field, message: made.reason };
}
