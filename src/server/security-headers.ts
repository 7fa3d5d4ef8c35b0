/** Header fields as the server sets them, name to value. */
export type FixedHeaders = Readonly<Record<string, string>>;

/**
 * The policy of the built page. Scripts and styles come from this origin only, nothing writes markup from strings
 * (Trusted Types, with one policy that is for workers alone), and `connect-src` is open because the user addresses servers from the page itself.
 */
export const pagePolicy = policy({ script: "'self'", style: "'self'", connect: "'self' http: https:" });

/**
 * The policy while developing: Vite puts an inline preamble and style elements into the page, which carry this
 * response's nonce, and reloads over a WebSocket.
 */
export function developmentPolicy(nonce: string): string {
  const withNonce = `'self' 'nonce-${nonce}'`;
  return policy({ script: withNonce, style: withNonce, connect: "'self' http: https: ws:" });
}

/** The page's policy as a static host can give it, in a `<meta>`: CSP §4.3.3 forbids `frame-ancestors` there. */
export const policyWithoutServer = pagePolicy.replace(" frame-ancestors 'none';", '');

/** What every answer of the app's origin carries, whatever it is. */
export function securityHeaders(contentSecurityPolicy: string): FixedHeaders {
  return {
    'Content-Security-Policy': contentSecurityPolicy,
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
    'Permissions-Policy':
      'camera=(), microphone=(), geolocation=(), payment=(), usb=(), clipboard-read=(), clipboard-write=(self)',
  };
}

function policy(sources: { readonly script: string; readonly style: string; readonly connect: string }): string {
  return [
    "default-src 'none'",
    `script-src ${sources.script}`,
    `style-src ${sources.style}`,
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src ${sources.connect}`,
    "worker-src 'self'",
    "manifest-src 'self'",
    "frame-src 'none'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    // The one policy of src/app/wire/own-worker.ts, which lets only the addresses of our own workers pass.
    'trusted-types grantscope-worker',
  ].join('; ');
}
