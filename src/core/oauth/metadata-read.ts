import type { Exchange } from '../http/exchange.ts';
import { readJsonAnswer, type Unusable } from './json-answer.ts';
import type { Members } from './token-response.ts';

/** What an authorization server says of itself (RFC 8414 §2), as far as it is used here; a member that is no text is undefined. */
export type Metadata = {
  readonly kind: 'metadata';
  readonly issuer: string;
  readonly tokenEndpoint: string | undefined;
  readonly jwksUri: string | undefined;
  readonly introspectionEndpoint: string | undefined;
  readonly revocationEndpoint: string | undefined;
  readonly members: Members;
};

export type MetadataReading =
  | Metadata
  | Unusable
  /** The metadata are of another issuer, so nothing in them may be used (RFC 8414 §3.3). */
  | { readonly kind: 'unusable'; readonly code: 'issuer-mismatch'; readonly reason: string; readonly next: string };

/** Reads metadata that were asked of this issuer; they count only when they name exactly it (RFC 8414 §3.3). */
export function readMetadata(exchange: Exchange, issuer: string): MetadataReading {
  const answer = readJsonAnswer(exchange);
  if (answer.kind === 'unusable') return answer;
  const { members } = answer;
  const named = text(members, 'issuer');
  if (named !== issuer) return issuerMismatch(issuer, named);
  return {
    kind: 'metadata',
    issuer,
    tokenEndpoint: text(members, 'token_endpoint'),
    jwksUri: text(members, 'jwks_uri'),
    introspectionEndpoint: text(members, 'introspection_endpoint'),
    revocationEndpoint: text(members, 'revocation_endpoint'),
    members,
  };
}

/** Whether the same metadata may stand at another well-known place: not where the server was not reached or said who it is. */
export function isWorthTryingElsewhere(reading: Exclude<MetadataReading, Metadata>): boolean {
  switch (reading.code) {
    // What the browser hides is often a 404 without CORS headers, where the next place has them.
    case 'hidden':
    case 'not-found':
    case 'refused':
    case 'redirected':
    case 'html':
    case 'not-json':
      return true;
    case 'no-answer':
    case 'cut':
    case 'repeated-members':
    case 'issuer-mismatch':
      return false;
  }
}

function issuerMismatch(wanted: string, named: string | undefined): MetadataReading {
  const reason =
    named === undefined
      ? `The metadata do not say whose they are: they name no issuer, where ${wanted} is expected.`
      : `The metadata are those of ${shortened(named)}, and the issuer is ${wanted}${differenceWords(wanted, named)}. Both must be the same, character by character (RFC 8414 §3.3).`;
  return {
    kind: 'unusable',
    code: 'issuer-mismatch',
    reason,
    next: 'Have the server name the same issuer in its tokens and its metadata, or give the key yourself.',
  };
}

/** A hostile server may name anything, and much of it. */
function shortened(named: string): string {
  const line = named.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ');
  return line.length > 200 ? `${line.slice(0, 200)}…` : line;
}

function differenceWords(wanted: string, named: string): string {
  if (named === `${wanted}/` || wanted === `${named}/`) return ': they differ in the slash at the end';
  if (named.toLowerCase() === wanted.toLowerCase()) return ': they differ in upper and lower case';
  if (named.replace(/^https?:/, '') === wanted.replace(/^https?:/, '')) return ': they differ in http and https';
  return '';
}

function text(members: Members, name: string): string | undefined {
  const value = Object.hasOwn(members, name) ? members[name] : undefined;
  return typeof value === 'string' ? value : undefined;
}
