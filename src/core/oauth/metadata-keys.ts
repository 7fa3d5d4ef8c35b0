import { bodyKind } from '../http/body-kind.ts';
import { noBytes } from '../http/bytes.ts';
import { isLoopback } from '../http/cross-origin.ts';
import type { Exchange } from '../http/exchange.ts';
import type { HttpRequest } from '../http/message.ts';
import { urlFault } from '../http/url-fault.ts';
import { usableResponse } from './json-answer.ts';

/** Why the place of the keys is not simply asked. */
export type KeysPlaceFault =
  | { readonly kind: 'unusable'; readonly reason: string; readonly next: string }
  /** Another host than the issuer: many providers do that, and so may an attacker; the person decides. */
  | { readonly kind: 'elsewhere'; readonly host: string; readonly url: string };

/** Judges `jwks_uri` (RFC 8414 §2) before anybody is asked (security.md T49). */
export function keysPlaceFault(jwksUri: string | undefined, issuer: string): KeysPlaceFault | undefined {
  if (jwksUri === undefined) {
    return unusable(
      'The metadata name no key set (jwks_uri).',
      'Perhaps the server signs with a shared secret; give that, or a key.',
    );
  }
  if (urlFault(jwksUri, 'jwks_uri') !== undefined) {
    return unusable(
      'The jwks_uri of the metadata is no usable address.',
      'Give the key, or the URL of the key set, yourself.',
    );
  }
  const { protocol, hostname, host } = new URL(jwksUri);
  if (protocol === 'http:' && !isLoopback(hostname)) {
    return unusable(
      'The metadata have the keys at a plain http address: on the way they could be exchanged.',
      'Have the server publish them over https (RFC 8414 §2).',
    );
  }
  return host === new URL(issuer).host ? undefined : { kind: 'elsewhere', host, url: jwksUri };
}

/** Asks for a key set (RFC 7517 §8.5). Nothing of the client is in it. */
export function keysRequest(url: string): HttpRequest {
  return { method: 'GET', url, headers: [['Accept', 'application/jwk-set+json, application/json']], body: noBytes };
}

export type KeysAnswer =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'unusable'; readonly reason: string; readonly next: string };

const decoder = new TextDecoder('utf-8');

/** The text of a key set that was answered with status 200; whether it is one, its reader says. */
export function readKeysAnswer(exchange: Exchange): KeysAnswer {
  const usable = usableResponse(exchange);
  if (usable.kind === 'unusable') return { kind: 'unusable', reason: usable.reason, next: usable.next };
  const { response } = usable;
  const { host } = new URL(exchange.request.url);
  if (response.status !== 200) {
    return unusable(
      `${host} answered ${response.status}, where a key set with 200 is needed.`,
      'Check the address of the keys.',
    );
  }
  if (bodyKind(response.body) === 'html') {
    return unusable(`${host} answered with a web page, where a key set is expected.`, 'Check the address of the keys.');
  }
  return { kind: 'text', text: decoder.decode(response.body) };
}

function unusable(
  reason: string,
  next: string,
): { readonly kind: 'unusable'; readonly reason: string; readonly next: string } {
  return { kind: 'unusable', reason, next };
}
