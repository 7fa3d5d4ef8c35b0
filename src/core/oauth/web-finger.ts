import { noBytes } from '../http/bytes.ts';
import type { Exchange } from '../http/exchange.ts';
import type { HttpRequest } from '../http/message.ts';
import { urlFault } from '../http/url-fault.ts';
import type { WebFingerAsked } from './discovery-asked.ts';
import { readJsonAnswer, type Unusable } from './json-answer.ts';

const issuerRelation = 'http://openid.net/specs/connect/1.0/issuer';

/** Asks a host for the issuer of an account or of itself (RFC 7033 §4.1, OpenID Connect Discovery §2). */
export function webFingerRequest({ host, resource }: WebFingerAsked): HttpRequest {
  const query = `resource=${encodeURIComponent(resource)}&rel=${encodeURIComponent(issuerRelation)}`;
  return {
    method: 'GET',
    url: `https://${host}/.well-known/webfinger?${query}`,
    headers: [['Accept', 'application/jrd+json, application/json']],
    body: noBytes,
  };
}

export type WebFingerReading = { readonly kind: 'issuer'; readonly issuer: string } | Omit<Unusable, 'code'>;

/** The issuer that a host names in its links (RFC 7033 §4.4); it may be at any host, so it is the host's word only. */
export function readWebFinger(exchange: Exchange): WebFingerReading {
  const answer = readJsonAnswer(exchange);
  if (answer.kind === 'unusable') return answer;
  const { host } = new URL(exchange.request.url);
  const issuer = issuerIn(Object.hasOwn(answer.members, 'links') ? answer.members['links'] : undefined);
  if (issuer === undefined) {
    return unusable(
      `${host} answered, and names no issuer.`,
      'Type the issuer itself, as the server’s documentation has it.',
    );
  }
  if (urlFault(issuer, 'issuer') !== undefined || new URL(issuer).search !== '') {
    return unusable(`What ${host} names as issuer is no usable address.`, 'Type the issuer itself.');
  }
  return { kind: 'issuer', issuer };
}

function issuerIn(links: unknown): string | undefined {
  if (!Array.isArray(links)) return undefined;
  for (const link of links as readonly unknown[]) {
    if (typeof link !== 'object' || link === null || !('rel' in link) || !('href' in link)) continue;
    if (link.rel === issuerRelation && typeof link.href === 'string') return link.href;
  }
  return undefined;
}

function unusable(reason: string, next: string): WebFingerReading {
  return { kind: 'unusable', reason, next };
}
