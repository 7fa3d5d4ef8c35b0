import type { Exchange } from '../../http/exchange.ts';
import { fieldsForThePage } from '../../http/cors-visible.ts';
import { type HeaderField, headerValues } from '../../http/message.ts';
import type { Difference, Side, Weight } from './comparison.ts';
import { differenceOf, redactedDifferenceOf } from './difference-of.ts';
import type { Origins } from './fingerprints.ts';
import type { Both } from './run-facts.ts';
import { changeWords } from './words.ts';

// What differs in any two answers, or follows from what the body holds.
const expected =
  /^(?:date|age|etag|expires|last-modified|content-length|server-timing|traceparent|set-cookie|dpop-nonce|cf-ray|x-runtime|.*(?:request|correlation|trace|transaction)-?id)$/;
// What is told of elsewhere: the client's proof, the token, the type of proof.
const toldElsewhere = new Set(['authorization', 'dpop', 'host']);
const telling = new Set(['content-type', 'www-authenticate', 'location', 'retry-after', 'accept']);

/** The header fields that the form or the user put into the two requests. */
export function requestHeaderDifferences({ before, after }: Both, origins: Origins): readonly Difference[] {
  const [from, to] = [before.exchange?.request.headers, after.exchange?.request.headers];
  if (from === undefined || to === undefined || before.run.kind !== after.run.kind) return [];
  const names = namesOf(from, to).filter((name) => !toldElsewhere.has(name.toLowerCase()));
  const changed = names.flatMap((name) =>
    redactedDifferenceOf(
      {
        id: `request header ${name.toLowerCase()}`,
        area: 'request',
        weight: weightOf(name),
        subject: `Request header “${name}”`,
        before: valueOf(from, name),
        after: valueOf(to, name),
        place: { kind: 'request-header', name },
      },
      origins,
    ),
  );
  return changed.length === 0 ? spelling(from, to) : changed;
}

/** Same fields, same values: then their order or their case may still differ, which few servers mind. */
function spelling(before: readonly HeaderField[], after: readonly HeaderField[]): readonly Difference[] {
  const [from, to] = [before, after].map((headers) => headers.map(([name]) => name).join(', '));
  if (namesOf(before, after).some((name) => headerValues(before, name).length !== headerValues(after, name).length))
    return [];
  return differenceOf({
    id: 'request header order',
    area: 'request',
    weight: 'minor',
    subject: 'The request headers',
    before: from,
    after: to,
    sentence: 'The request headers stand in another order, or are spelt otherwise',
  });
}

/** The header fields of the two answers. What the browser may hide is never called lost. */
export function responseHeaderDifferences({ before, after }: Both, origins: Origins): readonly Difference[] {
  const [from, to] = [before.response?.headers, after.response?.headers];
  if (from === undefined || to === undefined || before.run.kind !== after.run.kind) return [];
  const hidden = new Set(hiddenFields({ before, after }));
  return namesOf(from, to)
    .filter((name) => !hidden.has(name))
    .flatMap((name) => {
      const compared = {
        id: `response header ${name.toLowerCase()}`,
        area: 'response',
        weight: weightOf(name),
        subject: `Response header “${name}”`,
        before: valueOf(from, name),
        after: valueOf(to, name),
        place: { kind: 'response-header', name },
      } as const;
      return redactedDifferenceOf({ ...compared, sentence: sentenceOf(compared) }, origins).map((difference) =>
        withHidden(difference, { before, after }, name),
      );
    });
}

function sentenceOf({
  weight,
  subject,
  before,
  after,
}: {
  readonly weight: Weight;
  readonly subject: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
}): string {
  if (weight === 'expected' && before !== undefined && after !== undefined)
    return `${subject} is another one, as is usual`;
  return changeWords(subject, before, after);
}

/**
 * Fields that were seen through the proxy and that the browser, on the other side, would not show to a page.
 */
export function hiddenFields({ before, after }: Both): readonly string[] {
  const [from, to] = [before.exchange, after.exchange];
  if (from === undefined || to === undefined || from.way === to.way) return [];
  const [proxied, browsed] = from.way === 'proxy' ? [before, after] : [after, before];
  const seen = (browsed.response?.headers ?? []).map(([name]) => name.toLowerCase());
  const mayBeHidden = (name: string): boolean => fieldsForThePage([[name, '']]).hidden.length > 0;
  return namesOf(proxied.response?.headers ?? [], []).filter(
    (name) => browsed.response !== undefined && !seen.includes(name.toLowerCase()) && mayBeHidden(name),
  );
}

/** Sent by the browser both times: a field that is not there may still be sent and no longer be exposed. */
function withHidden(difference: Difference, { before, after }: Both, name: string): Difference {
  const mayBeHidden = fieldsForThePage([[name, '']]).hidden.length > 0;
  const hide = (side: Side, exchange: Exchange | undefined): Side =>
    side.kind === 'missing' && exchange?.way === 'browser' && mayBeHidden ? { kind: 'hidden' } : side;
  const [from, to] = [hide(difference.before, before.exchange), hide(difference.after, after.exchange)];
  if (from.kind !== 'hidden' && to.kind !== 'hidden') return difference;
  const verb = to.kind === 'hidden' ? 'is not to be seen any more' : 'is to be seen now';
  return {
    ...difference,
    sentence: `Response header “${name}” ${verb}; the server may only have changed what it exposes to the page`,
    before: from,
    after: to,
  };
}

/** The names of both, in order, each once and as first spelt. */
function namesOf(before: readonly HeaderField[], after: readonly HeaderField[]): readonly string[] {
  const seen = new Map<string, string>();
  for (const [name] of [...before, ...after]) if (!seen.has(name.toLowerCase())) seen.set(name.toLowerCase(), name);
  return [...seen.values()];
}

function weightOf(name: string): Weight {
  const lower = name.toLowerCase();
  if (expected.test(lower)) return 'expected';
  return telling.has(lower) ? 'important' : 'minor';
}

function valueOf(headers: readonly HeaderField[], name: string): string | undefined {
  const values = headerValues(headers, name);
  return values.length === 0 ? undefined : values.join(', ');
}
