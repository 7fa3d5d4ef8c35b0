/** Where the playground answers, the same under both of its origins. The token path is the tutorial's. */
export const playgroundPaths = {
  token: '/oauth/v2/oauth-token',
  introspection: '/oauth/v2/oauth-introspect',
  revocation: '/oauth/v2/oauth-revoke',
  jwks: '/oauth/v2/oauth-anonymous/jwks',
  /** Authorization server metadata (RFC 8414 §3). */
  metadata: '/.well-known/oauth-authorization-server',
  /** The same document where OpenID Connect clients look for it. */
  openidMetadata: '/.well-known/openid-configuration',
  /** The demo API: any valid token. */
  helloWorld: '/hello_world',
  /** The demo API: a token with the scope `read`. */
  read: '/read',
  /** APIs of their own, each with its `resource` (playground-resources.ts). */
  calendar: '/calendar',
  mail: '/mail',
  /** Answers with the request as it came. */
  echo: '/echo',
} as const;

/** The `aud` of the playground's JWT access tokens (RFC 9068 §2.2): the demo API, under whichever origin it is called. */
export const demoApiAudience = 'urn:grantscope:demo-api';
