import { usualAssertion } from '#core/oauth/assertion-settings.ts';
import type { Connection } from '#core/oauth/connection.ts';
import { readDiscovered } from '#core/oauth/discovered.ts';
import type { DraftRun } from '#core/findings/finding.ts';
import { found } from '../discovery-builder.ts';
import { draftRun } from '../run-builder.ts';
import type { RuleCase } from './rule-case.ts';

const issuer = 'https://as.example';
const tokenEndpoint = 'https://as.example/token';
const alias = 'https://mtls.as.example/token';
const byIssuer = { ...usualAssertion, audience: 'issuer' as const };

type Members = Readonly<Record<string, unknown>>;
type Typed = Partial<Connection> & { readonly algorithms?: DraftRun['algorithms'] };

/** What is typed beside metadata with these members, which are about the endpoint `https://as.example/token`. */
export function beside(members: Members, { algorithms, ...typed }: Typed): DraftRun {
  const { document } = found(`${issuer}/.well-known/oauth-authorization-server`, {
    issuer,
    token_endpoint: tokenEndpoint,
    token_endpoint_auth_methods_supported: ['client_secret_basic', 'private_key_jwt', 'tls_client_auth'],
    ...members,
  });
  return { ...draftRun(typed), discovered: readDiscovered(document), ...(algorithms && { algorithms }) };
}

/** The same metadata, once with what contradicts them and once with what does not. */
function besideCase(id: string, example: string, members: Members, speaks: Typed, silent: Typed): RuleCase {
  return { id, example, speaks: beside(members, speaks), silent: beside(members, silent) };
}

const signed = (assertion: string): Typed => ({
  clientAuthentication: 'private_key_jwt',
  algorithms: { assertion, dpop: undefined },
});
const proved = (dpop: string): Typed => ({ dpop: true, algorithms: { assertion: undefined, dpop } });
const detailed = (type: string): Typed => ({
  parameters: [{ name: 'authorization_details', value: JSON.stringify([{ type }]), on: true }],
});

/** Cases of what is typed beside what a server says of itself. */
export const beforeDiscoveredCases: readonly RuleCase[] = [
  besideCase(
    'grant-not-listed',
    'a server that lists other grants only',
    { grant_types_supported: ['authorization_code', 'urn:example:grant'] },
    {},
    { grantType: 'urn:example:grant' },
  ),
  besideCase(
    'method-not-listed',
    'Basic where the server lists client_secret_post',
    { token_endpoint_auth_methods_supported: ['client_secret_post'] },
    {},
    { clientAuthentication: 'client_secret_post' },
  ),
  besideCase(
    'assertion-algorithm-not-listed',
    'RS256 where the server lists PS256 and ES256',
    { token_endpoint_auth_signing_alg_values_supported: ['PS256', 'ES256'] },
    signed('RS256'),
    signed('PS256'),
  ),
  besideCase(
    'assertion-issuer-not-discovered',
    'an issuer that lacks the slash at its end',
    { issuer: `${issuer}/` },
    { clientAuthentication: 'private_key_jwt', assertion: { ...byIssuer, issuer } },
    { clientAuthentication: 'private_key_jwt', assertion: { ...byIssuer, issuer: `${issuer}/` } },
  ),
  besideCase(
    'certificate-endpoint-not-used',
    'a certificate at the ordinary endpoint',
    { mtls_endpoint_aliases: { token_endpoint: alias } },
    { clientAuthentication: 'tls_client_auth' },
    { clientAuthentication: 'tls_client_auth', tokenEndpoint: alias },
  ),
  besideCase(
    'dpop-algorithm-not-listed',
    'a DPoP key for ES256 where the server lists EdDSA',
    { dpop_signing_alg_values_supported: ['EdDSA'] },
    proved('ES256'),
    proved('EdDSA'),
  ),
  besideCase('dpop-not-told', 'DPoP at a server that does not mention it', {}, { dpop: true }, { dpop: false }),
  besideCase(
    'authorization-details-not-listed',
    'a type in other letters than the server’s',
    { authorization_details_types_supported: ['payment_initiation'] },
    detailed('Payment_Initiation'),
    detailed('payment_initiation'),
  ),
  besideCase(
    'scope-not-listed',
    'a scope that the server does not list',
    { scopes_supported: ['read', 'write'] },
    { scope: 'read delete' },
    { scope: 'read delete', tokenEndpoint: 'https://other.example/token' },
  ),
];
