import { corsPlan } from '../../http/cors-plan.ts';
import type { Exchange } from '../../http/exchange.ts';
import { failureWords } from '../../http/failure-words.ts';
import { nothingLeft, timingNote } from '../../http/message-notes.ts';
import { msWords } from '../../time/words.ts';
import { answerWords, requestWords } from '../trace/step-words.ts';
import type { StoryStep } from '../trace/story.ts';
import { answerMessage, type DraftMessage, plain, sizeWordsOf, type StepLanes } from './answer-message.ts';
import { boundaries, setUpFacts } from './step-times.ts';
import type { ReplayMessage } from './timeline.ts';

/** The arrows of one exchange that begins at `startMs` of the timeline, in the order in which they are walked through. */
export function stepMessages(
  step: StoryStep,
  startMs: number,
  lanes: StepLanes,
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

function throughProxy(step: StoryStep, lanes: StepLanes): readonly DraftMessage[] {
  const { exchange } = step;
  const times = boundaries(exchange.timing);
  if (exchange.sent.kind === 'nothing') return [stopped(exchange, lanes, times.endMs)];
  const phases = setUpFacts(exchange.timing);
  const setUp: DraftMessage = {
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
  const request: DraftMessage = {
    ...plain,
    kind: 'request',
    from: lanes.way,
    to: lanes.server,
    fromMs: times.connectedMs,
    untilMs: times.sentMs,
    ending: 'arrived',
    name: requestWords(exchange),
    facts: [`sent in ${msWords(times.sentMs - times.connectedMs)}`, sizeWordsOf(step.size?.bytesOut)],
  };
  return [setUp, request, answerMessage(step, lanes, times)];
}

function byBrowser(step: StoryStep, lanes: StepLanes, pageOrigin: string): readonly DraftMessage[] {
  const { exchange } = step;
  const times = boundaries(exchange.timing);
  if (exchange.sent.kind === 'nothing') return [stopped(exchange, lanes, times.endMs)];
  const answer = answerMessage(step, lanes, times);
  // Only an answer tells that the request had left: a preflight that failed holds it back, and nobody hears of that.
  const isHeard = answer.ending === 'arrived' || answer.ending === 'cut' || isRedirect(exchange);
  const hidden = { ...plain, from: lanes.way, to: lanes.server, fromMs: 0, untilMs: 0, isTimed: false } as const;
  const setUp: DraftMessage = {
    ...hidden,
    kind: 'set-up',
    lead: lanes.client,
    ending: 'hidden',
    name: 'connection',
    facts: ['unknown: the browser hides it'],
    note: timingNote('browser'),
  };
  const preflight: DraftMessage = {
    ...hidden,
    kind: 'preflight',
    ending: 'hidden',
    name: 'OPTIONS first?',
    facts: ['unknown: the browser hides it'],
    note: 'This request makes a browser ask the server first, with OPTIONS, unless it remembers an earlier answer. It tells a page neither whether it asked nor what came back. Sent through the proxy, there is no such question.',
  };
  const request: DraftMessage = {
    ...hidden,
    kind: 'request',
    untilMs: answer.fromMs,
    ending: isHeard ? 'arrived' : 'hidden',
    name: requestWords(exchange),
    facts: ['handed to the browser', isHeard ? 'when it left is hidden' : 'whether it left is hidden'],
    note: `The page knows when it handed the request over, and when ${isHeard ? 'the head of the answer was there' : 'the browser gave up'}. It knows neither when the bytes left nor how many they were.`,
  };
  return asksFirst(exchange, pageOrigin) ? [setUp, preflight, request, answer] : [setUp, request, answer];
}

function isRedirect({ outcome }: Exchange): boolean {
  return outcome.kind === 'failure' && outcome.failure.kind === 'opaque-redirect';
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
function stopped(exchange: Exchange, lanes: StepLanes, endMs: number): DraftMessage {
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
