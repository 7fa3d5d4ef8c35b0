import { msWords } from '../../time/words.ts';
import type { ReplayMessage, Timeline } from './timeline.ts';

const kinds: Readonly<Record<ReplayMessage['kind'], string>> = {
  'set-up': 'Connection',
  preflight: 'Preflight',
  request: 'Request',
  answer: 'Answer',
};

/** What a message is, `Answer to step 1, Token request`. */
export function messageTitle({ steps }: Timeline, { step, kind }: ReplayMessage): string {
  const name = steps.find(({ number }) => number === step)?.name ?? '';
  return `${kinds[kind]} of step ${step}, ${name}`;
}

/** Between whom it went, each with the host: `Proxy (this machine) to API (api.example)`. */
export function routeWords({ lanes }: Timeline, { lead, from, to, through }: ReplayMessage): string {
  const stops = [lead, from, through, to].filter((lane) => lane !== undefined);
  return stops.map((lane) => `${lanes[lane]?.name ?? ''} (${lanes[lane]?.place ?? ''})`).join(' → ');
}

/** When it began on the timeline; undefined where nobody knows. */
export function beganWords({ kind, isTimed, fromMs }: ReplayMessage): string | undefined {
  // When the page handed a request to the browser is known, though not when it left.
  return isTimed || kind === 'request' ? msWords(fromMs) : undefined;
}

/** All of it in one line, as it is read out. */
export function spokenMessage(timeline: Timeline, index: number): string {
  const message = timeline.messages[index];
  if (message === undefined) return 'Before the first message';
  const { name, facts, ending } = message;
  const end = { arrived: '', cut: 'did not arrive whole', broken: 'did not arrive', hidden: '' }[ending];
  const words = [`${messageTitle(timeline, message)}: ${name}`, ...facts, end].filter((part) => part !== '');
  return `${index + 1} of ${timeline.messages.length}. ${words.join(', ')}`;
}
