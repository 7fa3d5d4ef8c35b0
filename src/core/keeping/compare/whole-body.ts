import { headerValue } from '../../http/message.ts';
import { bytesWords } from '../../time/words.ts';
import type { Difference } from './comparison.ts';
import { redactedDifferenceOf } from './difference-of.ts';
import type { Origins } from './fingerprints.ts';
import type { Both, RunFacts } from './run-facts.ts';

/** Two bodies that are not both JSON objects, compared as they are; of what was cut, the length as well. */
export function wholeBodyDifference({ before, after }: Both, origins: Origins): readonly Difference[] {
  if (isOtherwiseCoded(before, after)) return [];
  const [from, to] = [bodyOf(before), bodyOf(after)];
  const isAlike = from.text === to.text && from.wholeBytes !== to.wholeBytes;
  return redactedDifferenceOf(
    {
      id: 'response body',
      area: 'response',
      weight: 'minor',
      subject: 'The body of the answer',
      before: shown(from, isAlike),
      after: shown(to, isAlike),
      sentence: isAlike
        ? `The body of the answer is ${bytesWords(to.wholeBytes)} long instead of ${bytesWords(from.wholeBytes)}; as far as it was kept it is the same`
        : wordsOf(from, to),
      place: { kind: 'response-body' },
    },
    origins,
  );
}

/** The browser has undone a content coding that the bytes of the proxy still have: there is nothing to compare. */
export function isOtherwiseCoded(before: RunFacts, after: RunFacts): boolean {
  const [from, to] = [before, after].map(
    ({ exchange, response }) =>
      exchange?.way === 'proxy' &&
      !/^(?:|identity)$/i.test(headerValue(response?.headers ?? [], 'content-encoding') ?? ''),
  );
  return from !== to;
}

type Body = { readonly text: string; readonly wholeBytes: number };

function bodyOf({ run, response }: RunFacts): Body {
  const bytes = response?.body ?? new Uint8Array(0);
  const last = run.exchanges.length - 1;
  const cut = run.cuts.find(({ exchange, side }) => exchange === last && side === 'response');
  const wholeBytes = cut?.wholeBytes ?? bytes.length;
  const text = strictText(bytes, cut !== undefined);
  return { text: text ?? hexOf(bytes), wholeBytes };
}

/** The end of what was kept may lie within a character. */
function strictText(bytes: Uint8Array, isCut: boolean): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: isCut });
  } catch {
    return undefined;
  }
}

function hexOf(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join(' ');
}

function shown({ text, wholeBytes }: Body, asLength: boolean): string | undefined {
  if (wholeBytes === 0) return undefined;
  return asLength ? bytesWords(wholeBytes) : text;
}

function wordsOf(before: Body, after: Body): string {
  if (before.wholeBytes === 0) return 'The answer has a body, and before it had none';
  if (after.wholeBytes === 0) return 'The answer has no body, and before it had one';
  return 'The body of the answer is another one';
}
