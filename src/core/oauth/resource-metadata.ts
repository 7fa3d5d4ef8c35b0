import { type Challenge, challengeParameter } from '../http/challenge.ts';
import { isLoopback } from '../http/cross-origin.ts';
import type { Exchange } from '../http/exchange.ts';
import { readJsonAnswer, type Unusable } from './json-answer.ts';
import { scopeWords } from './scope-difference.ts';

/** What an API says of itself (RFC 9728 §2), as far as it is used here. */
export type ResourceMetadata = {
  readonly kind: 'resource-metadata';
  /** The API's identifier, a URL; undefined where it is missing, which RFC 9728 does not allow. */
  readonly resource: string | undefined;
  /** Issuers whose tokens it takes. */
  readonly authorizationServers: readonly string[];
  readonly scopes: readonly string[];
  /** How a token may be sent: `header`, `body`, `query`; empty where it does not say. */
  readonly bearerMethods: readonly string[];
  readonly requiresDpop: boolean;
  readonly requiresMtls: boolean;
};

export type ResourceMetadataReading = ResourceMetadata | Unusable;

/** Where an API's metadata is, by its own challenge. */
export type ResourceMetadataPlace =
  | { readonly kind: 'place'; readonly url: string; readonly host: string }
  | { readonly kind: 'unfit'; readonly text: string; readonly reason: string };

/** The place that a challenge names in `resource_metadata` (RFC 9728 §5.1); a hostile API may name any. */
export function resourceMetadataPlace(challenges: readonly Challenge[]): ResourceMetadataPlace | undefined {
  const text = challenges
    .map((challenge) => challengeParameter(challenge, 'resource_metadata'))
    .find((value) => value !== undefined);
  if (text === undefined) return undefined;
  if (!URL.canParse(text)) return { kind: 'unfit', text, reason: 'it is no absolute URL' };
  const { protocol, hostname, username, password, host, href } = new URL(text);
  if (username !== '' || password !== '') return { kind: 'unfit', text, reason: 'it holds a name or a password' };
  const isSafe = protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname));
  return isSafe
    ? { kind: 'place', url: href, host }
    : { kind: 'unfit', text, reason: 'it is no https URL, and what comes from there could be anybody’s' };
}

/** Reads an API's metadata; what is missing or of another type counts as not said. */
export function readResourceMetadata(exchange: Exchange): ResourceMetadataReading {
  const answer = readJsonAnswer(exchange);
  if (answer.kind === 'unusable') return answer;
  const member = (name: string): unknown => (Object.hasOwn(answer.members, name) ? answer.members[name] : undefined);
  const resource = member('resource');
  return {
    kind: 'resource-metadata',
    resource: typeof resource === 'string' ? resource : undefined,
    authorizationServers: texts(member('authorization_servers')),
    scopes: texts(member('scopes_supported')),
    bearerMethods: texts(member('bearer_methods_supported')),
    requiresDpop: member('dpop_bound_access_tokens_required') === true,
    requiresMtls: member('tls_client_certificate_bound_access_tokens') === true,
  };
}

/** A list of texts; one text with spaces, as some APIs write it, counts as a list. */
function texts(value: unknown): readonly string[] {
  if (typeof value === 'string') return scopeWords(value);
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
}
