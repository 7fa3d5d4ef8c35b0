import { findSecret, type Span } from '../http/secret-forms.ts';
import type { HttpResponse } from '../http/message.ts';
import { secretPatterns } from '../sharing/secret-patterns.ts';
import { maskedText } from '../sharing/secrets.ts';
import type { TokenRun } from './finding.ts';
import { quote } from './quote.ts';

/** More is never shown, and patterns should not walk through megabytes. */
const mostCharacters = 4000;

/** Some servers repeat what they refuse. Words of theirs are quoted without this connection's secret in them. */
export function quoteFrom({ connection }: Pick<TokenRun, 'connection'>, text: string): string {
  const spans = [
    ...findSecret(text.slice(0, mostCharacters), connection.clientSecret),
    ...secretPatterns(text.slice(0, mostCharacters)),
  ];
  return quote(masked(text.slice(0, mostCharacters), spans));
}

/** What some servers say before or behind each error, so that what matters would not fit. */
const phrases = [
  /^Client authentication failed \(e\.g\.,? [^)]*\)\.\s+(?=\S)/,
  /^The request is missing a required parameter[^.]*malformed\.\s+(?=\S)/,
  /\s*Trace ID: [^]*$/,
];

/** The same for a sentence of its own; nothing where the server says nothing. */
export function serverSays(run: Pick<TokenRun, 'connection'>, text: string | undefined): string {
  if (text === undefined || text.trim() === '') return '';
  const short = phrases.reduce((rest, phrase) => rest.replace(phrase, ''), text.slice(0, mostCharacters));
  const quoted = quoteFrom(run, short);
  return ` The server says: ${quoted}${/[.!?…]”$/.test(quoted) ? '' : '.'}`;
}

function masked(text: string, spans: readonly Span[]): string {
  let rest = text;
  for (const { start, end } of spans.toSorted((a, b) => b.start - a.start)) {
    rest = `${rest.slice(0, start)}${maskedText}${rest.slice(end)}`;
  }
  return rest;
}

const tolerant = new TextDecoder('utf-8');
const western = new TextDecoder('windows-1252');

/** The body as text, at most this many bytes of it; what is no UTF-8 is read as the older pages are written. */
export function bodyText({ body }: HttpResponse, atMost = 64 * 1024): string {
  const bytes = body.subarray(0, atMost);
  const text = tolerant.decode(bytes);
  // The last character may be cut by the limit.
  return text.slice(0, -1).includes('\uFFFD') ? western.decode(bytes) : text;
}
