import type { LookupRun } from '#core/findings/finding.ts';
import {
  type DiscoveryDocument,
  type DiscoveryReading,
  type DiscoveryUnusable,
  readDiscovery,
} from '#core/oauth/discovery-read.ts';
import { type DiscoveryTry, discoveryTries } from '#core/oauth/discovery-tries.ts';
import { answered } from '../../support/exchanges.ts';
import { lookup } from './lookup-builder.ts';

type Body = Readonly<Record<string, unknown>> | string;
type Wishes = { readonly tokenEndpoint?: string; readonly status?: number };

/** Metadata at this address that count. */
export function found(url: string, body: Body, wishes: Wishes = {}) {
  const reading = readingOf(url, body, wishes);
  if (reading.kind !== 'found') throw new Error(reading.reason);
  return reading;
}

/** An answer at this address in which there is nothing to be used. */
export function notFound(url: string, body: Body, wishes: Wishes = {}): Answered & DiscoveryUnusable {
  const reading = readingOf(url, body, wishes);
  if (reading.kind !== 'unusable') throw new Error('The metadata were found.');
  return reading;
}

type Answered = { readonly answer: Parameters<typeof answered>[0] };
type Found = Answered & { readonly kind: 'found'; readonly document: DiscoveryDocument };

/** A discovery that came to these; the first one decides. */
export function discovery(...readings: readonly (Found | (Answered & DiscoveryUnusable))[]): LookupRun {
  const [first] = readings;
  const documents = readings.flatMap((reading) => (reading.kind === 'found' ? [reading.document] : []));
  const unusable = readings.find((reading) => reading.kind === 'unusable');
  return lookup('Metadata', first?.answer, { discovery: { asked: 'https://as.example', documents, unusable } });
}

function readingOf(url: string, body: Body, { tokenEndpoint, status = 200 }: Wishes): Answered & DiscoveryReading {
  const [tried] = discoveryTries({ kind: 'metadata', url });
  if (tried === undefined) throw new Error('There is nothing to ask.');
  const answer = { url, status, body: typeof body === 'string' ? body : JSON.stringify(body) };
  const asked: DiscoveryTry = { ...tried, tokenEndpoint };
  return { answer, ...readDiscovery(answered(answer), asked) };
}
