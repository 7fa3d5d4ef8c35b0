import type { Trust, Way } from '../http/exchange.ts';
import type { AssertionSecrets, AssertionSettings } from './assertion-settings.ts';

/** What the user typed to reach one authorization server as one client, kept as typed: nothing is trimmed or repaired. */
export type Connection = {
  readonly tokenEndpoint: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** The whole `scope` value, space-separated (RFC 6749 §3.3). */
  readonly scope: string;
  /** Further parameters of the form body, in the order in which they are sent, behind `scope`. */
  readonly parameters: readonly Parameter[];
  readonly clientAuthentication: ClientAuthentication;
  readonly basicEncoding: BasicEncoding;
  /** How the client's assertion is made, where one is sent, and what it is made with. */
  readonly assertion: AssertionSettings;
  readonly assertionSecrets: AssertionSecrets;
  readonly way: Way;
  /** Whether requests carry a proof that the sender holds a key (RFC 9449); the key itself is no part of this. */
  readonly dpop: boolean;
  /** Where tokens are looked up (RFC 7662) and revoked (RFC 7009); empty: the metadata of the token endpoint says. */
  readonly introspectionEndpoint: string;
  readonly revocationEndpoint: string;
  /** The id of the provider that was chosen from the list; empty: none was. Nothing of it is sent. */
  readonly provider: string;
} & RequestForm;

/** What hardly anybody changes about how the request is written; `ordinaryForm` is what RFC 6749 §4.4.2 asks for. */
export type RequestForm = {
  /** The value of `grant_type`, as it is sent. */
  readonly grantType: string;
  readonly bodyFormat: BodyFormat;
  /** What stands between scopes on the wire. Typed they are separated by spaces, whatever it is. */
  readonly scopeSeparator: ScopeSeparator;
  /** Further header fields, in their order behind ours; of the same shape as parameters, and switched in the same way. */
  readonly headers: readonly Parameter[];
};

/** `json` is a departure from RFC 6749 §4.4.2 that a few servers want. */
export const bodyFormats = ['form', 'json'] as const;
export type BodyFormat = (typeof bodyFormats)[number];

/** RFC 6749 §3.3 asks for `space`; a few servers want another. */
export const scopeSeparators = ['space', 'comma', 'plus'] as const;
export type ScopeSeparator = (typeof scopeSeparators)[number];

export const clientCredentialsGrant = 'client_credentials';

/** A request as RFC 6749 §4.4.2 describes it, with no header of the user's own. */
export const ordinaryForm: RequestForm = {
  grantType: clientCredentialsGrant,
  bodyFormat: 'form',
  scopeSeparator: 'space',
  headers: [],
};

/**
 * One parameter of the form body. A list of these and never an object: `resource` may stand there several times (RFC
 * 8707 §2). One that is off is kept and not sent.
 */
export type Parameter = { readonly name: string; readonly value: string; readonly on: boolean };

/**
 * The registered names (RFC 7591 §2) of the ways to authenticate that can be sent so far, and `client_assertion` for an
 * assertion that others made (RFC 7523 §2.2), which has no name of its own.
 */
export const clientAuthentications = [
  'client_secret_basic',
  'client_secret_post',
  'client_secret_jwt',
  'private_key_jwt',
  'client_assertion',
  'tls_client_auth',
  'self_signed_tls_client_auth',
  'none',
] as const;
export type ClientAuthentication = (typeof clientAuthentications)[number];

/** Whether the client secret has a part in this way to authenticate: it is sent, or it signs. */
export function usesSecret(method: ClientAuthentication): boolean {
  return method.startsWith('client_secret_');
}

/** Whether an assertion proves the client: signed here for each request, or pasted. */
export function carriesAssertion(method: ClientAuthentication): boolean {
  return signsAssertion(method) || method === 'client_assertion';
}

/** Whether an assertion is signed for each request. */
export function signsAssertion(method: ClientAuthentication): boolean {
  return method === 'client_secret_jwt' || method === 'private_key_jwt';
}

/** Whether the certificate of the TLS connection proves the client (RFC 8705 §2): by its issuer, or as a registered one. */
export function provesByCertificate(method: ClientAuthentication): boolean {
  return method === 'tls_client_auth' || method === 'self_signed_tls_client_auth';
}

/**
 * How id and secret are written before base64 (design.md 7.7). RFC 6749 §2.3.1 asks for `form`, many servers do not
 * decode and want `raw`; `compatible` encodes only what a decoder would change, which both kinds accept for nearly
 * all secrets.
 */
export const basicEncodings = ['compatible', 'form', 'raw'] as const;
export type BasicEncoding = (typeof basicEncodings)[number];

/** A certificate the user chose to trust for one host and port; it vouches for that leaf alone (design.md 7.8). */
export type Pin = { readonly hostAndPort: string; readonly sha256: string };

/** `host:port` with the scheme's default port written out, or undefined where the text is no http(s) URL. */
export function hostAndPort(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const { protocol, hostname, port } = new URL(url);
  if (protocol !== 'https:' && protocol !== 'http:') return undefined;
  return `${hostname}:${port || (protocol === 'https:' ? '443' : '80')}`;
}

/** What vouches for the server behind this URL: a pin, nothing at all where verification is switched off, else the system. */
export function trustFor(url: string, pins: readonly Pin[], unverified: readonly string[]): Trust {
  const target = hostAndPort(url);
  if (target !== undefined && unverified.includes(target)) return { kind: 'off' };
  const pin = pins.find((each) => each.hostAndPort === target);
  return pin === undefined ? { kind: 'system' } : { kind: 'pinned', sha256: pin.sha256 };
}
