import { scopeWords } from '../../oauth/scope-difference.ts';
import { durationWords } from '../../time/words.ts';
import type { Difference } from './comparison.ts';
import { differenceOf, redactedDifferenceOf } from './difference-of.ts';
import type { Origins } from './fingerprints.ts';
import type { Both, RunFacts } from './run-facts.ts';
import { valueTexts } from './value-texts.ts';
import { wholeBodyDifference } from './whole-body.ts';
import { changeWords, setChangeWords } from './words.ts';

/** What the two answers granted, and the other members of their bodies. */
export function answerDifferences(both: Both, origins: Origins): readonly Difference[] {
  const { before, after } = both;
  if (before.response === undefined || after.response === undefined || before.run.kind !== after.run.kind) return [];
  const scope = grantedScope(both);
  // One sentence for one thing: the member says no more than the scope it grants.
  const members = bodyDifferences(both, origins).filter(({ id }) => scope.length === 0 || id !== 'member scope');
  return [...scope, ...members];
}

/** A scope that the answer leaves out is granted as asked (RFC 6749 §5.1). */
function grantedScope({ before, after }: Both): readonly Difference[] {
  const [from, to] = [grantedTo(before), grantedTo(after)];
  if (from === undefined || to === undefined) return [];
  const words = setChangeWords('The granted scope', scopeWords(from), scopeWords(to));
  if (words === undefined) return [];
  return differenceOf({
    id: 'scope granted',
    area: 'response',
    weight: 'important',
    subject: 'The granted scope',
    before: from === '' ? undefined : from,
    after: to === '' ? undefined : to,
    sentence: words,
    place: { kind: 'response-member', name: 'scope' },
  });
}

function grantedTo({ answer, run }: RunFacts): string | undefined {
  return answer?.kind === 'issued' ? (answer.scope ?? run.connection.scope) : undefined;
}

// The token has rules of its own, and so have the error and its description.
const toldElsewhere = new Set(['access_token', 'error', 'error_description']);
// Where only one of the answers brought a token, that is the outcome and these follow from it.
const ofIssued = new Set(['token_type', 'expires_in', 'scope']);
const requestIds = /^(?:trace_id|correlation_id|request_id|timestamp|error_uri)$/;

function bodyDifferences({ before, after }: Both, origins: Origins): readonly Difference[] {
  const [from, to] = [membersOf(before), membersOf(after)];
  if (from === undefined || to === undefined) return wholeBodyDifference({ before, after }, origins);
  const names = [...new Set([...Object.keys(from), ...Object.keys(to)])];
  return names
    .filter((name) => before.run.kind !== 'token' || !toldElsewhere.has(name))
    .filter((name) => before.answer?.kind === after.answer?.kind || !ofIssued.has(name))
    .flatMap((name) => memberDifference(name, valueTexts(from, to, name), before.run.kind, origins));
}

function memberDifference(
  name: string,
  [before, after]: readonly [string | undefined, string | undefined],
  kind: string,
  origins: Origins,
): readonly Difference[] {
  const subject = `Member “${name}” of the answer`;
  const isOfToken = kind === 'token';
  const isExpected = requestIds.test(name) && before !== undefined && after !== undefined;
  return redactedDifferenceOf(
    {
      id: `member ${name}`,
      area: 'response',
      weight: isExpected
        ? 'expected'
        : isOfToken && (name === 'token_type' || name === 'expires_in')
          ? memberWeight(name, before, after)
          : 'minor',
      subject,
      before,
      after,
      sentence: isExpected
        ? `${subject} is another one, as is usual`
        : ((isOfToken ? ownWords(name, before, after) : undefined) ?? changeWords(subject, before, after)),
      place: { kind: 'response-member', name },
    },
    origins,
  );
}

/** `token_type` is compared without case (RFC 6749 §5.1). */
function memberWeight(name: string, before: string | undefined, after: string | undefined): 'important' | 'minor' {
  return name === 'token_type' && before?.toLowerCase() === after?.toLowerCase() ? 'minor' : 'important';
}

function ownWords(name: string, before: string | undefined, after: string | undefined): string | undefined {
  if (before === undefined || after === undefined) return undefined;
  if (name === 'token_type') return changeWords('The token type', before, after);
  if (name !== 'expires_in' || !/^\d+$/.test(before) || !/^\d+$/.test(after)) return undefined;
  return `The answer promises ${durationWords(Number(after) * 1000)} instead of ${durationWords(Number(before) * 1000)}`;
}

type Members = Readonly<Record<string, unknown>>;

function membersOf({ response, answer }: RunFacts): Members | undefined {
  if (answer !== undefined && answer.kind !== 'unreadable') return answer.members;
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(response?.body));
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
