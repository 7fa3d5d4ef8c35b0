/**
 * Whether the client's secret may go to an endpoint that metadata name: at once where it has the same origin as the
 * token endpoint that the person typed, for that one gets the secret anyway; elsewhere the person is asked.
 */
export function mayReceiveSecret(
  endpoint: string,
  tokenEndpoint: string,
): { readonly kind: 'yes' } | { readonly kind: 'ask'; readonly host: string } | { readonly kind: 'no' } {
  if (!URL.canParse(endpoint)) return { kind: 'no' };
  const { origin, host, protocol } = new URL(endpoint);
  if (protocol !== 'https:' && protocol !== 'http:') return { kind: 'no' };
  return URL.canParse(tokenEndpoint) && new URL(tokenEndpoint).origin === origin
    ? { kind: 'yes' }
    : { kind: 'ask', host };
}
