import { urlFault } from '../http/url-fault.ts';

/** What somebody typed to find an authorization server by, or a sentence that says why nobody can be asked. */
export type DiscoveryAsked =
  /** Where `webFinger` is there, a host was typed alone, and may know the issuer by RFC 7033. */
  | { readonly kind: 'issuer'; readonly issuer: string; readonly webFinger: WebFingerAsked | undefined }
  | { readonly kind: 'metadata'; readonly url: string }
  | { readonly kind: 'token-endpoint'; readonly url: string }
  | { readonly kind: 'account'; readonly webFinger: WebFingerAsked }
  | { readonly kind: 'fault'; readonly sentence: string };

/** Whose issuer is asked for (RFC 7033 §4.1), and at which host. */
export type WebFingerAsked = { readonly host: string; readonly resource: string };

const bareHost = /^[a-z0-9.-]+(?::\d{1,5})?$/i;
const tokenEndings = /\/(?:oauth-)?token(?:\.oauth2|\.php)?\/*$/i;

/** Tells what was typed: an issuer, a host, an account, the metadata's own address, or a token endpoint. */
export function readDiscoveryAsked(typed: string): DiscoveryAsked {
  if (typed.trim() === '')
    return fault('Type an issuer, for example https://auth.example.com, or fill in the token endpoint.');
  const account = /^(?:acct:)?([^@/:\s?#]+)@([^@/\s?#]+)$/i.exec(typed);
  if (account !== null) return accountAt(account[1] ?? '', account[2] ?? '');
  if (bareHost.test(typed) && URL.canParse(`https://${typed}`)) {
    const { origin, host } = new URL(`https://${typed}`);
    return { kind: 'issuer', issuer: origin, webFinger: { host, resource: `${origin}/` } };
  }
  const wrong = urlFault(typed, 'issuer');
  if (wrong !== undefined) return fault(wrong);
  const { pathname, search } = new URL(typed);
  if (isMetadataPath(pathname)) return { kind: 'metadata', url: typed };
  if (tokenEndings.test(pathname)) return { kind: 'token-endpoint', url: typed };
  if (search !== '') return fault('Remove ? and what follows: an issuer has no query (RFC 8414 §2).');
  return { kind: 'issuer', issuer: typed, webFinger: undefined };
}

function accountAt(name: string, at: string): DiscoveryAsked {
  if (!bareHost.test(at) || !URL.canParse(`https://${at}`)) {
    return fault('What stands behind @ is no host. Type an account as name@example.com, or an issuer.');
  }
  const { host } = new URL(`https://${at}`);
  return { kind: 'account', webFinger: { host, resource: `acct:${name}@${host}` } };
}

function isMetadataPath(pathname: string): boolean {
  return pathname.includes('/.well-known/') || pathname.endsWith('.json');
}

function fault(sentence: string): DiscoveryAsked {
  return { kind: 'fault', sentence };
}
