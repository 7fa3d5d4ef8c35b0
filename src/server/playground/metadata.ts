import { playgroundPaths } from '#core/contract/playground-paths.ts';

const authenticationMethods = ['client_secret_basic', 'client_secret_post'];

/** How introspection answers are signed for callers that ask for a JWT (RFC 9701 §4, §5). */
export const introspectionSigningAlg = 'ES256';

/**
 * Authorization server metadata (RFC 8414 §2): what works here, and nothing else. The library's own document also
 * names the endpoints and algorithms of flows that cannot be used, and takes the addresses from the request's Host.
 */
export function authorizationServerMetadata(
  issuer: string,
  scopes: readonly string[],
): Readonly<Record<string, unknown>> {
  return {
    issuer,
    token_endpoint: `${issuer}${playgroundPaths.token}`,
    jwks_uri: `${issuer}${playgroundPaths.jwks}`,
    introspection_endpoint: `${issuer}${playgroundPaths.introspection}`,
    revocation_endpoint: `${issuer}${playgroundPaths.revocation}`,
    scopes_supported: scopes,
    // Required by RFC 8414, and empty because there is no authorization endpoint.
    response_types_supported: [],
    grant_types_supported: ['client_credentials'],
    token_endpoint_auth_methods_supported: authenticationMethods,
    introspection_endpoint_auth_methods_supported: authenticationMethods,
    // RFC 9701 §7.
    introspection_signing_alg_values_supported: [introspectionSigningAlg],
    revocation_endpoint_auth_methods_supported: authenticationMethods,
  };
}
