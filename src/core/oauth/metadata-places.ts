/** A place where an issuer's metadata may be, and what the place is called after the specification that says so. */
export type MetadataPlace = { readonly url: string; readonly said: 'rfc8414' | 'openid' };

/**
 * Where an issuer may publish its metadata, the likeliest first: RFC 8414 §3.1 puts the well-known name between host
 * and path, OpenID Connect Discovery §4 appends it, and RFC 8414 §5 knows servers that mix both up. Without a path in
 * the issuer two places remain.
 *
 * @param issuer a valid http(s) URL without query and fragment
 */
export function metadataPlaces(issuer: string): readonly MetadataPlace[] {
  const { origin, pathname } = new URL(issuer);
  // The look behind keeps a long run of slashes from being tried anew at each of them.
  const path = pathname.replace(/(?<!\/)\/+$/, '');
  const places: readonly MetadataPlace[] = [
    { url: `${origin}/.well-known/oauth-authorization-server${path}`, said: 'rfc8414' },
    { url: `${origin}${path}/.well-known/openid-configuration`, said: 'openid' },
    { url: `${origin}${path}/.well-known/oauth-authorization-server`, said: 'rfc8414' },
    { url: `${origin}/.well-known/openid-configuration${path}`, said: 'openid' },
  ];
  return places.filter(({ url }, index) => places.findIndex((place) => place.url === url) === index);
}
