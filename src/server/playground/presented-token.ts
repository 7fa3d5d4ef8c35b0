/** The token that a request carries, as far as it carries one. */
export type PresentedToken =
  | { readonly kind: 'none' }
  | { readonly kind: 'malformed'; readonly scheme: TokenScheme; readonly reason: string }
  | { readonly kind: 'token'; readonly scheme: TokenScheme; readonly token: string };

/** The authentication schemes for access tokens (RFC 6750 §2.1, RFC 9449 §7.1). */
export type TokenScheme = 'Bearer' | 'DPoP';

/**
 * Reads the token from the Authorization header, and from nowhere else: query and body would leave it in logs
 * (RFC 6750 §2.1, §5.3). `rawHeaders` is Node's flat list of names and values.
 */
export function presentedToken(rawHeaders: readonly string[]): PresentedToken {
  const fields = fieldValues(rawHeaders, 'authorization');
  const [field] = fields;
  if (field === undefined) return { kind: 'none' };
  const scheme = schemes.find((name) => field.toLowerCase().split(' ', 1)[0] === name.toLowerCase());
  if (fields.length > 1)
    return { kind: 'malformed', scheme: scheme ?? 'Bearer', reason: 'There is more than one Authorization header.' };
  if (scheme === undefined) return { kind: 'none' };
  const token = /^\w+ +([\w\-.~+/]+=*)$/.exec(field)?.[1];
  if (token !== undefined) return { kind: 'token', scheme, token };
  return {
    kind: 'malformed',
    scheme,
    reason: `After ${scheme} there must be a space and the token: letters, digits and -._~+/ with = at the end only.`,
  };
}

const schemes = ['Bearer', 'DPoP'] as const;

/** The values of all fields with this name, which is lower-case. */
export function fieldValues(rawHeaders: readonly string[], name: string): readonly string[] {
  return rawHeaders.filter((_, at) => at % 2 === 1 && rawHeaders[at - 1]?.toLowerCase() === name);
}
