import type { OwnClientSettings } from '#core/contract/playground-own-clients.ts';

/** How a client proves itself, in words. */
export const authenticationWords = {
  client_secret_basic: 'Secret, as Basic or in the body',
  client_secret_jwt: 'Secret that signs a JWT (client_secret_jwt)',
  private_key_jwt: 'Key that signs a JWT (private_key_jwt)',
  self_signed_tls_client_auth: 'Certificate of its own (self_signed_tls_client_auth)',
  none: 'Nothing (public client)',
} as const;

/** What its tokens are, in words. */
export function tokenWords(token: OwnClientSettings['token']): string {
  return token === 'opaque' ? 'Opaque' : `JWT, ${token}`;
}
