/** The token that a request carries, as far as it carries one. */
export type BearerCredentials =
  | { readonly kind: 'none' }
  | { readonly kind: 'malformed'; readonly reason: string }
  | { readonly kind: 'token'; readonly token: string };

/**
 * Reads the bearer token from the Authorization header, and from nowhere else: query and body would leave it in logs
 * (RFC 6750 §2.1, §5.3). `rawHeaders` is Node's flat list of names and values.
 */
export function bearerCredentials(rawHeaders: readonly string[]): BearerCredentials {
  const fields = rawHeaders.filter((_, at) => at % 2 === 1 && rawHeaders[at - 1]?.toLowerCase() === 'authorization');
  const [field] = fields;
  if (field === undefined) return { kind: 'none' };
  if (fields.length > 1) return { kind: 'malformed', reason: 'There is more than one Authorization header.' };
  if (!/^bearer(?= |$)/i.test(field)) return { kind: 'none' };
  const token = /^bearer +([\w\-.~+/]+=*)$/i.exec(field)?.[1];
  if (token !== undefined) return { kind: 'token', token };
  return {
    kind: 'malformed',
    reason: 'After Bearer there must be a space and the token: letters, digits and -._~+/ with = at the end only.',
  };
}

/** Why a protected resource refuses a request. `code` is one of RFC 6750 §3.1. */
export type BearerError = {
  readonly code: 'invalid_request' | 'invalid_token' | 'insufficient_scope';
  readonly description: string;
  readonly scope?: string;
};

/**
 * The WWW-Authenticate value for a refusal (RFC 6750 §3). A request without a token gets the bare challenge, as §3.1
 * asks: no error has happened yet.
 */
export function bearerChallenge(error: BearerError | undefined): string {
  const parameters: readonly (readonly [string, string])[] = [
    ['realm', 'demo-api'],
    ...(error === undefined
      ? []
      : ([
          ['error', error.code],
          ['error_description', error.description],
        ] as const)),
    ...(error?.scope === undefined ? [] : ([['scope', error.scope]] as const)),
  ];
  return `Bearer ${parameters.map(([name, value]) => `${name}="${value}"`).join(', ')}`;
}
