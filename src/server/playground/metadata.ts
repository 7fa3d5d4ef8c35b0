import type { PlaygroundClient } from '#core/contract/playground-clients.ts';
import { registrationPath } from '#core/contract/playground-own-clients.ts';
import { playgroundPaths } from '#core/contract/playground-paths.ts';
import { accountAccessType } from '#core/contract/playground-resources.ts';
import { scopesOf } from './clients.ts';
import { clientAssertionAlgs, secretAssertionAlgs } from './algorithms.ts';

/** How introspection answers are signed for callers that ask for a JWT (RFC 9701 §4, §5). */
export const introspectionSigningAlg = 'ES256';

/**
 * Authorization server metadata (RFC 8414 §2): what works here, and nothing else. The library's own document also
 * names the endpoints and algorithms of flows that cannot be used, and takes the addresses from the request's Host.
 */
export function authorizationServerMetadata(
  issuer: string,
  clients: readonly PlaygroundClient[],
): Readonly<Record<string, unknown>> {
  const methods = authenticationMethods(issuer, clients);
  const algs = [...secretAssertionAlgs, ...clientAssertionAlgs];
  return {
    issuer,
    token_endpoint: `${issuer}${playgroundPaths.token}`,
    jwks_uri: `${issuer}${playgroundPaths.jwks}`,
    introspection_endpoint: `${issuer}${playgroundPaths.introspection}`,
    revocation_endpoint: `${issuer}${playgroundPaths.revocation}`,
    registration_endpoint: `${issuer}${registrationPath}`,
    scopes_supported: scopesOf(clients),
    // Required by RFC 8414, and empty because there is no authorization endpoint.
    response_types_supported: [],
    grant_types_supported: ['client_credentials'],
    token_endpoint_auth_methods_supported: methods,
    token_endpoint_auth_signing_alg_values_supported: algs,
    introspection_endpoint_auth_methods_supported: methods.filter((method) => method !== 'none'),
    introspection_endpoint_auth_signing_alg_values_supported: algs,
    // RFC 9701 §7.
    introspection_signing_alg_values_supported: [introspectionSigningAlg],
    revocation_endpoint_auth_methods_supported: methods,
    revocation_endpoint_auth_signing_alg_values_supported: algs,
    // RFC 9449 §5.1.
    dpop_signing_alg_values_supported: clientAssertionAlgs,
    // RFC 9396 §10.
    authorization_details_types_supported: [accountAccessType],
    // RFC 8705 §3.3. No mtls_endpoint_aliases (§5): the endpoints take certificates as they stand.
    ...(isOverTls(issuer) ? { tls_client_certificate_bound_access_tokens: true } : {}),
  };
}

function authenticationMethods(issuer: string, clients: readonly PlaygroundClient[]): readonly string[] {
  const ofClients = new Set(clients.map((client) => client.clientAuthentication));
  const methods = ['client_secret_basic', 'client_secret_post', ...ofClients];
  // A certificate can be shown in a TLS handshake only.
  return [...new Set(methods)].filter((method) => isOverTls(issuer) || !method.endsWith('tls_client_auth'));
}

function isOverTls(issuer: string): boolean {
  return issuer.startsWith('https:');
}
