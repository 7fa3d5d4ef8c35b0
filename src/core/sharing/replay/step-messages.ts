import { corsPlan } from '../../http/cors-plan.ts';
import type { Exchange } from '../../http/exchange.ts';
import { failureWords } from '../../http/failure-words.ts';
import { noAnswerWords, nothingLeft, timingNote } from '../../http/message-notes.ts';
import { bytesWords, msWords } from '../../time/words.ts';
import { answerWords, isGood, requestWords } from '../trace/step-words.ts';
import type { StoryStep } from '../trace/story.ts';
import { boundaries, setUpFacts } from './step-times.ts';
import type { ReplayMessage } from './timeline.ts';

type Lanes = { readonly client: number; readonly way: number; readonly server: number };
type Draft = Omit<ReplayMessage, 'step'>;

const plain = { lead: undefined, through: undefined, isTimed: true, isGood: undefined, note: undefined } as const;

/** The arrows of one exchange that begins at `startMs` of the timeline, in the order in which they are walked through. */
export function stepMessages(
  step: StoryStep,
  startMs: number,
  lanes: Lanes,
  pageOrigin: string,
): readonly ReplayMessage[] {
  const drafts = step.exchange.way === 'proxy' ? throughProxy(step, lanes) : byBrowser(step, lanes, pageOrigin);
  return drafts.map((draft) => ({
    ...draft,
    step: step.number,
    fromMs: startMs + draft.fromMs,
    untilMs: startMs + draft.untilMs,
  }));
}

function throughProxy(step: StoryStep, lanes: Lanes): readonly Draft[] {
  const { exchange } = step;
  const times = boundaries(exchange.timing);
  if (exchange.sent.kind === 'nothing') return [stopped(exchange, lanes, times.endMs)];
  const phases = setUpFacts(exchange.timing);
  const setUp: Draft = {
    ...plain,
    kind: 'set-up',
    lead: lanes.client,
    from: lanes.way,
    to: lanes.server,
    fromMs: 0,
    untilMs: times.connectedMs,
    isTimed: phases.length > 0,
    ending: 'arrived',
    name: 'connection',
    facts: phases.length > 0 ? phases : ['its times are not known'],
    note: `Opens the way for the request; its own bytes are no HTTP, and are not recorded. ${timingNote('proxy')}`,
  };
  const request: Draft = {
    ...plain,
    kind: 'request',
    from: lanes.way,
    to: lanes.server,
    fromMs: times.connectedMs,
    untilMs: times.sentMs,
    ending: 'arrived',
    name: requestWords(exchange),
    facts: [`sent in ${msWords(times.sentMs - times.connectedMs)}`, sizeOf(step.size?.bytesOut)],
  };
  return [setUp, request, answerOf(step, lanes, times)];
}

function byBrowser(step: StoryStep, lanes: Lanes, pageOrigin: string): readonly Draft[] {
  const { exchange } = step;
  const times = boundaries(exchange.timing);
  if (exchange.sent.kind === 'nothing') return [stopped(exchange, lanes, times.endMs)];
  const answer = answerOf(step, lanes, times);
  const hidden = { ...plain, from: lanes.way, to: lanes.server, fromMs: 0, untilMs: 0, isTimed: false } as const;
  const setUp: Draft = {
    ...hidden,
    kind: 'set-up',
    lead: lanes.client,
    ending: 'hidden',
    name: 'connection',
    facts: ['unknown: the browser hides it'],
    note: timingNote('browser'),
  };
  const preflight: Draft = {
    ...hidden,
    kind: 'preflight',
    ending: 'hidden',
    name: 'OPTIONS first?',
    facts: ['unknown: the browser hides it'],
    note: 'This request makes a browser ask the server first, with OPTIONS, unless it remembers an earlier answer. It tells a page neither whether it asked nor what came back. Sent through the proxy, there is no such question.',
  };
  const request: Draft = {
    ...hidden,
    kind: 'request',
    untilMs: answer.fromMs,
    ending: 'arrived',
    name: requestWords(exchange),
    facts: ['handed to the browser', 'when it left, and its size, are hidden'],
    note: `The page knows when it handed the request over, and when ${exchange.outcome.kind === 'response' ? 'the head of the answer was there' : 'the browser gave up'}; what of the time in between was whose, it does not.`,
  };
  return asksFirst(exchange, pageOrigin) ? [setUp, preflight, request, answer] : [setUp, request, answer];
}

function asksFirst({ request }: Exchange, pageOrigin: string): boolean {
  return URL.canParse(request.url) && corsPlan(pageOrigin, request).preflight !== undefined;
}

// Nothing was dialled for these: they end at the page's own carrier.
const stoppedBefore: ReadonlySet<string> = new Set([
  'request-refused',
  'address-refused',
  'client-certificate',
  'proxy-gone',
  'proxy-refused',
]);

/** What ended before a byte of the request was on its way. */
function stopped(exchange: Exchange, lanes: Lanes, endMs: number): Draft {
  const { outcome, timing, way } = exchange;
  const kind = outcome.kind === 'failure' ? outcome.failure.kind : undefined;
  const isHere = kind !== undefined && stoppedBefore.has(kind);
  return {
    ...plain,
    kind: 'set-up',
    lead: isHere ? undefined : lanes.client,
    from: isHere ? lanes.client : lanes.way,
    to: isHere ? lanes.way : lanes.server,
    fromMs: 0,
    untilMs: endMs,
    ending: 'broken',
    isGood: false,
    name: kind === undefined ? answerWords(exchange) : failureWords[kind],
    facts: [...setUpFacts(timing), `over after ${msWords(endMs)}`],
    note:
      kind === 'proxy-gone'
        ? 'The proxy said nothing more. Whether the request reached the server is not known.'
        : `${nothingLeft} ${way === 'proxy' ? timingNote('proxy') : ''}`.trim(),
  };
}

type Times = ReturnType<typeof boundaries>;

function answerOf(step: StoryStep, lanes: Lanes, times: Times): Draft {
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
    ending: isWhole ? 'arrived' : 'broken',
    isGood: isGood(exchange) && isWhole,
    name: answerWords(exchange),
    facts: exchange.way === 'proxy' ? wireFacts(times, size?.bytesIn) : pageFacts(times, size?.bytesIn),
  };
}

function noAnswer(
  exchange: Exchange,
  { failure, received }: Extract<Exchange['outcome'], { kind: 'failure' }>,
  times: Times,
): Pick<Draft, 'fromMs' | 'ending' | 'isGood' | 'name' | 'facts' | 'note'> {
  const came = received.kind === 'bytes' ? [sizeOf(received.bytes.length)] : [];
  return {
    fromMs: exchange.way === 'proxy' ? times.sentMs : times.endMs,
    ending: failure.kind === 'opaque-redirect' ? 'hidden' : 'broken',
    isGood: false,
    name: failureWords[failure.kind],
    facts: [`after ${msWords(times.endMs)}`, ...came],
    note: came.length > 0 ? undefined : noAnswerWords(exchange),
  };
}

function wireFacts({ sentMs, firstByteMs, endMs }: Times, bytesIn: number | undefined): readonly string[] {
  return [
    `first byte after ${msWords(firstByteMs - sentMs)}`,
    `received in ${msWords(endMs - firstByteMs)}`,
    sizeOf(bytesIn),
  ];
}

function pageFacts({ firstByteMs, endMs }: Times, bytesIn: number | undefined): readonly string[] {
  return [
    `head after ${msWords(firstByteMs)}`,
    `body in ${msWords(endMs - firstByteMs)}`,
    bytesIn === undefined ? sizeOf(undefined) : `body of ${bytesWords(bytesIn)}, as decoded`,
  ];
}

/** A run that was recorded has lost its size with its secrets. */
function sizeOf(bytes: number | undefined): string {
  return bytes === undefined ? 'size not known' : bytesWords(bytes);
}
