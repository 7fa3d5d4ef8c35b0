import type { Exchange, Failure } from '../../http/exchange.ts';
import { failureWords } from '../../http/failure-words.ts';
import { noAnswerWords } from '../../http/message-notes.ts';
import { bytesWords, msWords } from '../../time/words.ts';
import { answerWords, isGood } from '../trace/step-words.ts';
import type { StoryStep } from '../trace/story.ts';
import type { Boundaries } from './step-times.ts';
import type { ReplayMessage } from './timeline.ts';

/** The lanes of one exchange. */
export type StepLanes = { readonly client: number; readonly way: number; readonly server: number };

/** A message whose times count from the beginning of its exchange. */
export type DraftMessage = Omit<ReplayMessage, 'step'>;

/** What most messages are like. */
export const plain = {
  lead: undefined,
  through: undefined,
  isTimed: true,
  isGood: undefined,
  note: undefined,
} as const;

/** What came back, or that nothing did. */
export function answerMessage(step: StoryStep, lanes: StepLanes, times: Boundaries): DraftMessage {
  const { exchange, size } = step;
  const common = {
    ...plain,
    kind: 'answer',
    from: lanes.server,
    to: lanes.client,
    through: lanes.way,
    untilMs: times.endMs,
  } as const;
  if (exchange.outcome.kind === 'failure') return { ...common, ...noAnswer(exchange, exchange.outcome, times) };
  const { ending } = exchange.outcome;
  const isWhole = ending.kind === 'complete' || ending.kind === 'closed';
  return {
    ...common,
    fromMs: times.firstByteMs,
    ending: isWhole ? 'arrived' : 'cut',
    isGood: isGood(exchange) && isWhole,
    name: answerWords(exchange),
    facts: exchange.way === 'proxy' ? wireFacts(times, size?.bytesIn) : pageFacts(times, size?.bytesIn),
  };
}

function noAnswer(
  exchange: Exchange,
  { failure, received }: Extract<Exchange['outcome'], { kind: 'failure' }>,
  times: Boundaries,
): Pick<DraftMessage, 'fromMs' | 'ending' | 'isGood' | 'name' | 'facts' | 'note'> {
  const came = received.kind === 'bytes' ? [sizeWordsOf(received.bytes.length)] : [];
  return {
    fromMs: exchange.way === 'proxy' ? times.sentMs : times.endMs,
    ending: noAnswerEnding(failure.kind, came.length > 0),
    isGood: false,
    name: failureWords[failure.kind],
    facts: [`after ${msWords(times.endMs)}`, ...came],
    note: came.length > 0 ? undefined : noAnswerWords(exchange),
  };
}

function noAnswerEnding(kind: Failure['kind'], hasBytes: boolean): DraftMessage['ending'] {
  if (kind === 'opaque-redirect') return 'hidden';
  // All of it came, and none of it is HTTP.
  if (kind === 'not-http') return 'arrived';
  return hasBytes ? 'cut' : 'broken';
}

function wireFacts({ sentMs, firstByteMs, endMs }: Boundaries, bytesIn: number | undefined): readonly string[] {
  return [
    `first byte after ${msWords(firstByteMs - sentMs)}`,
    `received in ${msWords(endMs - firstByteMs)}`,
    sizeWordsOf(bytesIn),
  ];
}

function pageFacts({ firstByteMs, endMs }: Boundaries, bytesIn: number | undefined): readonly string[] {
  return [
    `head after ${msWords(firstByteMs)}`,
    `body in ${msWords(endMs - firstByteMs)}`,
    bytesIn === undefined ? sizeWordsOf(undefined) : `body of ${bytesWords(bytesIn)}, as decoded`,
  ];
}

/** A run that was recorded has lost its size with its secrets. */
export function sizeWordsOf(bytes: number | undefined): string {
  return bytes === undefined ? 'size not known' : bytesWords(bytes);
}
