import type { PlaygroundClient } from './playground-clients.ts';
import { playgroundPaths } from './playground-paths.ts';

const common = {
  clientSecret: '',
  scope: 'read write',
  lifetimeSeconds: 299,
  dpop: 'no',
  resource: '',
  authorizationDetails: '',
  apiPath: playgroundPaths.helloWorld,
  tokenFormat: 'opaque',
} as const;

const withSecret = { ...common, clientAuthentication: 'client_secret_basic', credential: 'secret' } as const;

/** The clients that prove themselves, or ask, in another way than with a secret and a scope. */
export const proofClients: readonly PlaygroundClient[] = [
  {
    ...common,
    clientId: 'secret-jwt-server',
    // 69 bytes: RFC 7518 §3.2 asks for 32 or more with HS256, 64 or more with HS512.
    clientSecret: 'Secret-Jwt-Secr3t!-as-long-as-HS512-asks-for-which-is-64-bytes-or-more',
    clientAuthentication: 'client_secret_jwt',
    credential: 'secret',
    description: 'The secret stays here: it signs a short-lived JWT with HS256, and that is sent (RFC 7523).',
  },
  {
    ...common,
    clientId: 'key-server',
    clientAuthentication: 'private_key_jwt',
    credential: 'demo',
    description: 'A JWT signed with a demo key that this playground made; its private half can be filled in here.',
  },
  {
    ...common,
    clientId: 'own-key-server',
    clientAuthentication: 'private_key_jwt',
    credential: 'own',
    description: 'A JWT signed with a key of your own, after its public half is registered here.',
  },
  {
    ...common,
    clientId: 'mtls-server',
    clientAuthentication: 'tls_client_auth',
    credential: 'demo',
    description:
      'A client certificate from the playground’s own authority (RFC 8705), and a token bound to it; over https only.',
  },
  {
    ...common,
    clientId: 'self-signed-server',
    clientAuthentication: 'self_signed_tls_client_auth',
    credential: 'demo',
    description: 'A self-signed client certificate that is registered, and a token bound to it; over https only.',
  },
  {
    ...common,
    clientId: 'own-certificate-server',
    clientAuthentication: 'self_signed_tls_client_auth',
    credential: 'own',
    description: 'A self-signed certificate of your own, after it is registered here; over https only.',
  },
  {
    ...common,
    clientId: 'public-server',
    clientAuthentication: 'none',
    credential: 'none',
    description:
      'No proof, only an ID: RFC 6749 §4.4 keeps this grant for clients that prove themselves, so other servers may refuse.',
  },
  {
    ...withSecret,
    clientId: 'dpop-server',
    clientSecret: 'Dpop-Secr3t!',
    dpop: 'yes',
    description: 'A token bound to a key (DPoP, RFC 9449): stolen alone, it is of no use.',
  },
  {
    ...withSecret,
    clientId: 'dpop-nonce-server',
    clientSecret: 'Dpop-Nonce-Secr3t!',
    dpop: 'nonce-required',
    tokenFormat: 'jwt',
    signingAlg: 'ES256',
    description: 'DPoP where each proof must carry the server’s newest nonce: the first request is answered with one.',
  },
  {
    ...withSecret,
    clientId: 'resource-server',
    clientSecret: 'Resource-Secr3t!',
    scope: 'calendar.read calendar.write mail.read mail.send',
    resource: 'urn:grantscope:calendar',
    apiPath: playgroundPaths.calendar,
    tokenFormat: 'jwt-by-resource',
    description:
      'A JWT for the API that resource names (RFC 8707): urn:grantscope:calendar (ES256) or urn:grantscope:mail (PS256).',
  },
  {
    ...withSecret,
    clientId: 'details-server',
    clientSecret: 'Details-Secr3t!',
    scope: 'read',
    authorizationDetails:
      '[{"type":"account_access","actions":["list_accounts","read_balances"],"accounts":["demo-1"]}]',
    tokenFormat: 'jwt',
    signingAlg: 'ES256',
    description: 'Asks for account_access in detail with authorization_details (RFC 9396), which come back in the JWT.',
  },
];
