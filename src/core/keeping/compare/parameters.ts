import type { Difference } from './comparison.ts';
import { redactedDifferenceOf } from './difference-of.ts';
import type { Origins } from './fingerprints.ts';
import type { Both, Pairs } from './run-facts.ts';
import { changeWords, setChangeWords } from './words.ts';

// What other rules tell: the form's own fields and what proves the client.
const toldElsewhere = new Set([
  'grant_type',
  'scope',
  'client_id',
  'client_secret',
  'client_assertion',
  'client_assertion_type',
]);
// Where the token is meant to be used (RFC 8707 §2, and what Auth0 and others call so).
const important = new Set(['audience', 'resource', 'authorization_details']);

/** The further parameters of two bodies, each by its name; one that is repeated is a list. */
export function parameterDifferences({ before, after }: Both, origins: Origins): readonly Difference[] {
  if (before.run.kind !== after.run.kind) return [];
  const [from, to] = [before.parameters, after.parameters];
  if (from === undefined || to === undefined) return rawBody({ before, after }, origins);
  const names = [...new Set([...from, ...to].map(([name]) => name))].filter(
    (name) => before.run.kind !== 'token' || !toldElsewhere.has(name),
  );
  const ordered = [...names.filter((name) => important.has(name)), ...names.filter((name) => !important.has(name))];
  return ordered.flatMap((name) => parameterDifference(name, valuesOf(from, name), valuesOf(to, name), origins));
}

function parameterDifference(
  name: string,
  before: readonly string[],
  after: readonly string[],
  origins: Origins,
): readonly Difference[] {
  const subject = `Parameter “${name}”`;
  const isList = before.length > 1 || after.length > 1;
  const [from, to] = [textOf(before), textOf(after)];
  return redactedDifferenceOf(
    {
      id: `parameter ${name}`,
      area: 'request',
      weight: important.has(name) ? 'important' : 'minor',
      subject,
      before: from,
      after: to,
      sentence: isList
        ? (setChangeWords(subject, before, after) ?? `${subject} has its values in another order or number`)
        : changeWords(subject, from, to),
      place: { kind: 'request-parameter', name },
    },
    origins,
  );
}

function valuesOf(pairs: Pairs, wanted: string): readonly string[] {
  return pairs.filter(([name]) => name === wanted).map(([, value]) => value);
}

function textOf(values: readonly string[]): string | undefined {
  return values.length === 0 ? undefined : values.join('\n');
}

function rawBody({ before, after }: Both, origins: Origins): readonly Difference[] {
  const [from, to] = [before.exchange, after.exchange].map((exchange) =>
    exchange === undefined ? undefined : new TextDecoder().decode(exchange.request.body),
  );
  return redactedDifferenceOf(
    {
      id: 'request body',
      area: 'request',
      weight: 'important',
      subject: 'The body of the request',
      before: from,
      after: to,
      sentence: 'The body of the request is another one',
    },
    origins,
  );
}
