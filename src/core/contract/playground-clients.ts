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
  readonly tokenFormat: 'opaque' | 'jwt';
  readonly lifetimeSeconds: number;
};

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
    description: 'A JWT access token (RFC 9068), to be read and verified.',
    scope: 'read write',
    tokenFormat: 'jwt',
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
];
