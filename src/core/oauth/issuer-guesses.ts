const mostGuesses = 4;

/** How known servers make the token endpoint out of the issuer; the part before is the issuer. */
const knownEndings: readonly { readonly ending: RegExp; readonly issuer: (before: string) => string }[] = [
  // Keycloak
  { ending: /\/protocol\/openid-connect\/token$/, issuer: (before) => before },
  // Entra ID
  { ending: /\/oauth2\/v2\.0\/token$/, issuer: (before) => `${before}/v2.0` },
  // Okta
  { ending: /\/v1\/token$/, issuer: (before) => before },
  // Auth0, whose issuer ends in a slash
  { ending: /\/oauth\/token$/, issuer: (before) => `${before}/` },
  // ZITADEL
  { ending: /\/oauth\/v2\/token$/, issuer: (before) => before },
  // oidc-provider, Spring Authorization Server, IdentityServer, Ory Hydra
  { ending: /\/(?:oauth2\/|connect\/)?token$/, issuer: (before) => before },
];

/**
 * The issuers that a token endpoint may belong to, the likeliest first, at most four: what known servers do, then the
 * endpoint's own path made shorter piece by piece, down to its origin. A guess proves nothing: what is found there
 * counts only when it names this token endpoint itself.
 */
export function issuerGuesses(tokenEndpoint: string): readonly string[] {
  if (!URL.canParse(tokenEndpoint)) return [];
  const { origin, pathname } = new URL(tokenEndpoint);
  // The look behind keeps a long run of slashes from being tried anew at each of them.
  const path = pathname.replace(/(?<!\/)\/+$/, '');
  const known = knownEndings.flatMap(({ ending, issuer }) =>
    ending.test(path) ? [issuer(`${origin}${path.replace(ending, '')}`)] : [],
  );
  // Curity's own issuer stands beside its token endpoint; others use that path with the origin as issuer.
  const curity = path.endsWith('/oauth-token') ? [`${origin}${path.replace(/oauth-token$/, 'oauth-anonymous')}`] : [];
  const guesses = new Set([...known.slice(0, 2), origin, ...curity, ...shorter(origin, path), `${origin}/`]);
  return [...guesses].slice(0, mostGuesses);
}

/** No more than can be guesses: of a path with very many pieces all together would fill the memory. */
function shorter(origin: string, path: string): readonly string[] {
  const pieces = path.split('/').slice(1, -1);
  return pieces
    .slice(0, mostGuesses)
    .map((_, index) => `${origin}/${pieces.slice(0, pieces.length - index).join('/')}`);
}
