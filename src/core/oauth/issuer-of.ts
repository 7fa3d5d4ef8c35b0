import { isLoopback } from '../http/cross-origin.ts';
import type { JsonObject } from '../jwt/decode.ts';

/** The issuer that a token names, fit to be asked, or a sentence that says why nobody can be asked. */
export type NamedIssuer =
  | { readonly kind: 'issuer'; readonly issuer: string; readonly host: string }
  | { readonly kind: 'none'; readonly reason: string; readonly next: string };

const giveKey = 'Give a key, or the URL of the key set, instead.';

/**
 * Reads `iss` (RFC 7519 §4.1.1) as the address of an authorization server: an https URL without query and fragment
 * (RFC 8414 §2). Plain http is taken for this machine only, where nobody stands in between.
 */
export function issuerOf(claims: JsonObject): NamedIssuer {
  const iss = Object.hasOwn(claims, 'iss') ? claims['iss'] : undefined;
  if (iss === undefined) return none('there is no iss claim.');
  if (typeof iss !== 'string') return none('its iss is no text.');
  if (!URL.canParse(iss)) return none(`its iss, ${quoted(iss)}, is no URL.`);
  const { protocol, host, hostname, search, hash, username, password } = new URL(iss);
  if (protocol !== 'https:' && protocol !== 'http:') return none(`its iss, ${quoted(iss)}, is no web address.`);
  if (username !== '' || password !== '') return none('its iss holds a name or a password, which no issuer has.');
  if (search !== '' || hash !== '') return none('its iss has a query or a fragment, which RFC 8414 §2 does not allow.');
  if (protocol === 'http:' && !isLoopback(hostname)) {
    return none(`its iss, ${quoted(iss)}, is plain http: keys from there could be anybody’s.`);
  }
  return { kind: 'issuer', issuer: iss, host };
}

function quoted(text: string): string {
  return `“${text.slice(0, 120)}”`;
}

function none(reason: string): NamedIssuer {
  return { kind: 'none', reason: `The token names no issuer that can be asked: ${reason}`, next: giveKey };
}
