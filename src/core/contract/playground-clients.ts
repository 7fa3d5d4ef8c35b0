import { proofClients } from './playground-proof-clients.ts';
import { playgroundPaths } from './playground-paths.ts';

/** How the playground signs JWT access tokens (RFC 7518 §3.1, RFC 8037 §3.1). */
export type PlaygroundAlg = 'ES256' | 'RS256' | 'PS256' | 'EdDSA' | 'HS256';

/**
 * How a client of the playground authenticates, by its registered name (RFC 7591 §2). `client_secret_basic` takes the
 * secret in the body as well: the server knows the two as one method.
 */
export type PlaygroundAuthentication =
  | 'client_secret_basic'
  | 'client_secret_jwt'
  | 'private_key_jwt'
  | 'tls_client_auth'
  | 'self_signed_tls_client_auth'
  | 'none';

/**
 * A client that the playground knows. All of it is public: it is a demo that listens on this machine only, and the
 * page fills these values in.
 */
export type PlaygroundClient = {
  readonly clientId: string;
  /** Empty: it has none. */
  readonly clientSecret: string;
  readonly clientAuthentication: PlaygroundAuthentication;
  /**
   * Where its proof comes from: the secret here, a key or certificate that the playground made for it at its first
   * start and hands over to the page, or one that the page makes and registers (playground-client-keys.ts).
   */
  readonly credential: 'secret' | 'demo' | 'own' | 'none';
  /** One sentence for people who choose between the clients. */
  readonly description: string;
  /** What it may request, space-separated (RFC 6749 §3.3). */
  readonly scope: string;
  readonly lifetimeSeconds: number;
  /** Whether its tokens are bound to a key (RFC 9449), and whether each proof must carry the server's nonce (§8). */
  readonly dpop: 'no' | 'yes' | 'nonce-required';
  /** The `resource` that it has to name (RFC 8707), as the page fills it in; empty: it need not. */
  readonly resource: string;
  /** The `authorization_details` that it asks for (RFC 9396), as the page fills them in; empty: none. */
  readonly authorizationDetails: string;
  /** Where its token is accepted. */
  readonly apiPath: string;
} & (
  | { readonly tokenFormat: 'opaque' }
  | { readonly tokenFormat: 'jwt'; readonly signingAlg: PlaygroundAlg }
  /** The API that `resource` names decides the algorithm (playground-resources.ts). */
  | { readonly tokenFormat: 'jwt-by-resource' }
);

/**
 * What the playground and its demo API share for HS256, 33 bytes of ASCII (RFC 7518 §3.2 asks for 32 or more). It is
 * neither published as a key nor ever rotated: whoever has it can sign as well as verify.
 */
export const demoApiSharedSecret = 'grantscope-demo-api-shared-secret';

const withSecret = {
  clientAuthentication: 'client_secret_basic',
  credential: 'secret',
  scope: 'read write',
  lifetimeSeconds: 299,
  dpop: 'no',
  resource: '',
  authorizationDetails: '',
  apiPath: playgroundPaths.helloWorld,
} as const;

/** The clients of a fresh playground; the first is the tutorial's. */
export const playgroundClients: readonly PlaygroundClient[] = [
  {
    ...withSecret,
    clientId: 'server',
    clientSecret: 'Secr3t!',
    description: 'The tutorial’s client: an opaque token that lives for 299 seconds.',
    tokenFormat: 'opaque',
  },
  {
    ...withSecret,
    clientId: 'jwt-server',
    clientSecret: 'Jwt-Secr3t!',
    description: 'A JWT access token (RFC 9068) signed with ES256, to be read and verified.',
    tokenFormat: 'jwt',
    signingAlg: 'ES256',
  },
  {
    ...withSecret,
    clientId: 'short-lived',
    clientSecret: 'Sh0rt-Secr3t!',
    description: 'An opaque token that expires after 15 seconds, to watch what happens then.',
    tokenFormat: 'opaque',
    lifetimeSeconds: 15,
  },
  {
    ...withSecret,
    clientId: 'rs256-server',
    clientSecret: 'Rs256-Secr3t!',
    description: 'A JWT signed with RS256, which most authorization servers use unless told otherwise.',
    tokenFormat: 'jwt',
    signingAlg: 'RS256',
  },
  {
    ...withSecret,
    clientId: 'ps256-server',
    clientSecret: 'Ps256-Secr3t!',
    description: 'A JWT signed with PS256: RSA with random padding, which high-security profiles ask for.',
    tokenFormat: 'jwt',
    signingAlg: 'PS256',
  },
  {
    ...withSecret,
    clientId: 'eddsa-server',
    clientSecret: 'Eddsa-Secr3t!',
    description: 'A JWT signed with EdDSA (Ed25519): short keys, short signatures.',
    tokenFormat: 'jwt',
    signingAlg: 'EdDSA',
  },
  {
    ...withSecret,
    clientId: 'hs256-server',
    clientSecret: 'Hs256-Secr3t!',
    description: `A JWT signed with HS256. No published key verifies it, only the secret that the server shares with its API: ${demoApiSharedSecret}`,
    tokenFormat: 'jwt',
    signingAlg: 'HS256',
  },
  ...proofClients,
];

/** What whoever fills in a request can send. */
export type ClientAbilities = {
  /** The registered names of the ways to authenticate. */
  readonly clientAuthentications: readonly string[];
  readonly dpop: boolean;
  /** Parameters beside the scope: `resource`, `authorization_details`. */
  readonly parameters: boolean;
};

/** The clients whose requests can be made with these abilities, so that nobody is offered one that must fail. */
export function playgroundClientsFor(abilities: ClientAbilities): readonly PlaygroundClient[] {
  return playgroundClients.filter(
    ({ clientAuthentication, dpop, resource, authorizationDetails }) =>
      abilities.clientAuthentications.includes(clientAuthentication) &&
      (abilities.dpop || dpop === 'no') &&
      (abilities.parameters || (resource === '' && authorizationDetails === '')),
  );
}

/** The client's ID and what is special about it, in a few words. */
export function playgroundClientLabel(client: PlaygroundClient): string {
  const { clientAuthentication, dpop, lifetimeSeconds } = client;
  const traits = [
    clientAuthentication === 'client_secret_basic' ? '' : authenticationLabels[clientAuthentication],
    dpopLabels[dpop],
    tokenLabel(client),
    lifetimeSeconds < 60 ? `${lifetimeSeconds} s` : '',
    client.authorizationDetails === '' ? '' : 'authorization_details',
  ];
  return `${client.clientId}: ${traits.filter((trait) => trait !== '').join(', ')}`;
}

const authenticationLabels = {
  client_secret_jwt: 'client_secret_jwt',
  private_key_jwt: 'private_key_jwt',
  tls_client_auth: 'tls_client_auth',
  self_signed_tls_client_auth: 'self_signed_tls_client_auth',
  none: 'no authentication',
} as const;

const dpopLabels = { no: '', yes: 'DPoP', 'nonce-required': 'DPoP with nonce' } as const;

function tokenLabel(client: PlaygroundClient): string {
  if (client.tokenFormat === 'opaque') return 'opaque';
  return client.tokenFormat === 'jwt' ? `JWT, ${client.signingAlg}` : 'JWT by resource';
}
