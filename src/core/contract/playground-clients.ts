/** How the playground signs JWT access tokens (RFC 7518 §3.1, RFC 8037 §3.1). */
export type PlaygroundAlg = 'ES256' | 'RS256' | 'PS256' | 'EdDSA' | 'HS256';

/**
 * A client that the playground knows. All of it is public: it is a demo that listens on this machine only, and the
 * page fills these values in.
 */
export type PlaygroundClient = {
  readonly clientId: string;
  readonly clientSecret: string;
  /** One sentence for people who choose between the clients. */
  readonly description: string;
  /** What it may request, space-separated (RFC 6749 §3.3). */
  readonly scope: string;
  readonly lifetimeSeconds: number;
} & ({ readonly tokenFormat: 'opaque' } | { readonly tokenFormat: 'jwt'; readonly signingAlg: PlaygroundAlg });

/**
 * What the playground and its demo API share for HS256, 33 bytes of ASCII (RFC 7518 §3.2 asks for 32 or more). It is
 * neither published as a key nor ever rotated: whoever has it can sign as well as verify.
 */
export const demoApiSharedSecret = 'grantscope-demo-api-shared-secret';

/** The clients of a fresh playground; the first is the tutorial's. */
export const playgroundClients: readonly PlaygroundClient[] = [
  {
    clientId: 'server',
    clientSecret: 'Secr3t!',
    description: 'The tutorial’s client: an opaque token that lives for 299 seconds.',
    scope: 'read write',
    tokenFormat: 'opaque',
    lifetimeSeconds: 299,
  },
  {
    clientId: 'jwt-server',
    clientSecret: 'Jwt-Secr3t!',
    description: 'A JWT access token (RFC 9068) signed with ES256, to be read and verified.',
    scope: 'read write',
    tokenFormat: 'jwt',
    signingAlg: 'ES256',
    lifetimeSeconds: 299,
  },
  {
    clientId: 'short-lived',
    clientSecret: 'Sh0rt-Secr3t!',
    description: 'An opaque token that expires after 15 seconds, to watch what happens then.',
    scope: 'read write',
    tokenFormat: 'opaque',
    lifetimeSeconds: 15,
  },
  {
    clientId: 'rs256-server',
    clientSecret: 'Rs256-Secr3t!',
    description: 'A JWT signed with RS256, which most authorization servers use unless told otherwise.',
    scope: 'read write',
    tokenFormat: 'jwt',
    signingAlg: 'RS256',
    lifetimeSeconds: 299,
  },
  {
    clientId: 'ps256-server',
    clientSecret: 'Ps256-Secr3t!',
    description: 'A JWT signed with PS256: RSA with random padding, which high-security profiles ask for.',
    scope: 'read write',
    tokenFormat: 'jwt',
    signingAlg: 'PS256',
    lifetimeSeconds: 299,
  },
  {
    clientId: 'eddsa-server',
    clientSecret: 'Eddsa-Secr3t!',
    description: 'A JWT signed with EdDSA (Ed25519): short keys, short signatures.',
    scope: 'read write',
    tokenFormat: 'jwt',
    signingAlg: 'EdDSA',
    lifetimeSeconds: 299,
  },
  {
    clientId: 'hs256-server',
    clientSecret: 'Hs256-Secr3t!',
    description: `A JWT signed with HS256. No published key verifies it, only the secret that the server shares with its API: ${demoApiSharedSecret}`,
    scope: 'read write',
    tokenFormat: 'jwt',
    signingAlg: 'HS256',
    lifetimeSeconds: 299,
  },
];

/** The client's ID and what tokens it gets, in a few words. */
export function playgroundClientLabel(client: PlaygroundClient): string {
  const token = client.tokenFormat === 'jwt' ? `JWT, ${client.signingAlg}` : 'opaque';
  return `${client.clientId}: ${token}${client.lifetimeSeconds < 60 ? `, ${client.lifetimeSeconds} s` : ''}`;
}
