import type { Exchange } from '../http/exchange.ts';
import type { DiscoveryTry } from './discovery-tries.ts';
import { readJsonAnswer, type UnusableCode } from './json-answer.ts';
import { isMetadataOf } from './metadata-of.ts';
import { metadataPlaces } from './metadata-places.ts';
import { isWorthTryingElsewhere, type Metadata, readMetadata } from './metadata-read.ts';

/** What one address that was asked came to. */
export type DiscoveryReading = { readonly kind: 'found'; readonly document: DiscoveryDocument } | DiscoveryUnusable;

/** Metadata that count, and where they are. */
export type DiscoveryDocument = {
  readonly url: string;
  readonly said: DiscoveryTry['said'];
  /** The issuer as it was expected there; the metadata may write it a little differently, and theirs is the one in tokens. */
  readonly expected: string;
  readonly metadata: Metadata;
};

export type DiscoveryUnusable = {
  readonly kind: 'unusable';
  readonly url: string;
  /** `other-endpoint`: the metadata of a guessed issuer name another token endpoint than the typed one. */
  readonly code: UnusableCode | 'issuer-mismatch' | 'other-endpoint';
  /** A sentence. */
  readonly reason: string;
  readonly next: string;
  /** Whom the document names instead, fit to be asked. */
  readonly named: string | undefined;
};

/**
 * Reads the answer of one address. The metadata count where they name the expected issuer, or one whose own well-known
 * places include this very address, which is what the comparison of RFC 8414 §3.3 protects: `https://a.example` and
 * `https://a.example/` have the same.
 */
export function readDiscovery(exchange: Exchange, tried: DiscoveryTry): DiscoveryReading {
  const { url, issuer: expected, said, tokenEndpoint } = tried;
  const answer = readJsonAnswer(exchange);
  const named = answer.kind === 'object' ? textOf(answer.members, 'issuer') : undefined;
  const isSameServer =
    named !== undefined && (named === expected || isPlaceOf(url, named) || isOwnAddress(tried, named));
  const reading = readMetadata(exchange, isSameServer ? named : expected);
  if (reading.kind === 'unusable') {
    return reading.code === 'issuer-mismatch'
      ? { ...reading, url, next: nextOf(named), named: askable(named) }
      : { ...reading, url, named: undefined };
  }
  if (tokenEndpoint !== undefined && !isMetadataOf(reading, tokenEndpoint)) {
    return {
      kind: 'unusable',
      code: 'other-endpoint',
      url,
      reason: `The metadata of ${reading.issuer} name another token endpoint than the one typed${reading.tokenEndpoint === undefined ? '' : `: ${reading.tokenEndpoint.slice(0, 200)}`}.`,
      next: 'If that is the server you mean, discover it by its issuer.',
      named: askable(reading.issuer),
    };
  }
  return { kind: 'found', document: { url, said, expected, metadata: reading } };
}

/** Whether the next address may still have what this one has not. A wrong guess says nothing about the next one. */
export function isWorthTryingOn(reading: DiscoveryUnusable, tried: DiscoveryTry): boolean {
  const { code, ...rest } = reading;
  if (code === 'other-endpoint') return true;
  if (code === 'issuer-mismatch') return tried.tokenEndpoint !== undefined;
  return isWorthTryingElsewhere({ ...rest, code });
}

/**
 * Why nothing was found, of several answers: the one that says most. That nothing is at an address says least, for most
 * of the addresses are tries.
 */
export function mostTelling(readings: readonly DiscoveryUnusable[]): DiscoveryUnusable | undefined {
  return readings.toSorted((a, b) => telling[b.code] - telling[a.code])[0];
}

function nextOf(named: string | undefined): string {
  const unused = 'Nothing of them is used: this is how a client could be made to send its secret to the wrong server.';
  if (named === undefined) return `${unused} Have the server name its issuer, or type the token endpoint yourself.`;
  return /[{}]/.test(named)
    ? `${unused} What stands in braces is a gap: type the issuer with your own tenant in its place.`
    : `${unused} If the named issuer is the one you mean, discover that one.`;
}

const telling: Readonly<Record<DiscoveryUnusable['code'], number>> = {
  'no-answer': 9,
  'issuer-mismatch': 8,
  'repeated-members': 7,
  cut: 6,
  'other-endpoint': 5,
  'not-json': 4,
  redirected: 3,
  html: 2,
  refused: 2,
  hidden: 1,
  'not-found': 0,
};

function isPlaceOf(url: string, issuer: string): boolean {
  const fit = askable(issuer);
  return fit !== undefined && metadataPlaces(fit).some((place) => place.url === url);
}

/** Metadata at an address of no known form, typed by the person, can only be told to be at home by their origin. */
function isOwnAddress({ url }: DiscoveryTry, named: string): boolean {
  const fit = askable(named);
  if (fit === undefined || /\/\.well-known\/(?:oauth-authorization-server|openid-configuration)(?:\/|$)/.test(url))
    return false;
  return new URL(fit).origin === new URL(url).origin;
}

/** An issuer as RFC 8414 §2 wants it: a web address without query, fragment, name or password. */
function askable(issuer: string | undefined): string | undefined {
  // Braces stand where a tenant's name belongs: such a template is nobody's issuer.
  if (issuer === undefined || !URL.canParse(issuer) || /[{}]/.test(issuer)) return undefined;
  const { protocol, search, hash, username, password } = new URL(issuer);
  if (protocol !== 'https:' && protocol !== 'http:') return undefined;
  return search + hash + username + password === '' ? issuer : undefined;
}

function textOf(members: Readonly<Record<string, unknown>>, name: string): string | undefined {
  const value = Object.hasOwn(members, name) ? members[name] : undefined;
  return typeof value === 'string' ? value : undefined;
}
