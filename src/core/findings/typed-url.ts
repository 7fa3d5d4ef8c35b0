import type { Connection } from '../oauth/connection.ts';

/**
 * The token endpoint as a URL, where it can be read as one; what keeps it from being one is said by rules of its own.
 * White space around it does not matter here.
 */
export function typedUrl({ tokenEndpoint }: Connection): URL | undefined {
  const text = tokenEndpoint.trim();
  const isOne = /^https?:\/\/[^/]/i.test(text) && !/^https?:\/\/https?(?::|\/\/)/i.test(text);
  return isOne && URL.canParse(text) ? new URL(text) : undefined;
}

/** The last piece of a path, in lower case and without a slash at its end: `token` of `/oauth2/Token/`. */
export function lastSegment({ pathname }: URL): string {
  return (
    pathname
      .replace(/(?<!\/)\/+$/, '')
      .split('/')
      .at(-1)
      ?.toLowerCase() ?? ''
  );
}

/** The typed text with another path, query and fragment taken away; undefined where nothing can be read. */
export function withPath(url: URL, pathname: string): string {
  return `${url.origin}${pathname}`;
}

/** Private, link-local and this machine's own addresses, and names that only a local network knows (RFC 1918, RFC 4193, RFC 6762). */
export function isPrivateHost(hostname: string): boolean {
  return (
    /^(?:10|127)\.|^192\.168\.|^169\.254\.|^172\.(?:1[6-9]|2\d|3[01])\./.test(hostname) ||
    /^\[f[cd][0-9a-f]{2}:|^\[fe[89ab]/i.test(hostname) ||
    /\.(?:local|internal|lan|home\.arpa)$/i.test(hostname)
  );
}
