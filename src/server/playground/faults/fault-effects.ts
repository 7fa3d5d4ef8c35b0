import { type FaultId, type FaultOn, playgroundFaults } from '#core/contract/playground-faults.ts';
import { takeBasicAsItStands } from './basic-as-it-stands.ts';
import type { FaultEffect } from './fault-effect.ts';
import { plainAnswer } from './made-answers.ts';
import { tokenAnswerEffects } from './token-answer-effects.ts';
import { type WholeAnswer, withHeader, withoutHeaders } from './whole-answer.ts';

/** What these faults do to requests and answers. Those of the authorization server itself are not among them. */
export function effectsOf(faults: readonly FaultOn[]): readonly FaultEffect[] {
  // In the order of the list, not of the path: what is made by one is put into another form by a later one.
  const inOrder = playgroundFaults.flatMap(({ id }) => faults.filter((fault) => fault.id === id));
  return inOrder.map((fault) => effects[fault.id]?.(fault.amount ?? 0) ?? {});
}

const effects: Partial<Record<FaultId, (amount: number) => FaultEffect>> = {
  ...mapped(tokenAnswerEffects),
  'basic-not-decoded': () => ({
    request: ({ request, place }) => {
      if (place === 'token' || place === 'server') takeBasicAsItStands(request);
    },
  }),
  'clock-off': (minutes) => ({
    answer: (answer, { nowMs, place }) =>
      place === 'token' || place === 'server'
        ? withHeader(answer, 'Date', new Date(nowMs + minutes * 60_000).toUTCString())
        : answer,
  }),
  'no-cors': () => ({
    answer: withoutCors,
  }),
  'preflight-refused': () => ({
    preflight: () => withoutCors(plainAnswer(403, 'text/plain', '')),
  }),
  'slow-drip': (seconds) => ({
    delivery: { on: everywhere, how: { kind: 'drip', overMs: seconds * 1000 } },
  }),
  'truncated-body': () => ({ delivery: { on: everywhere, how: { kind: 'cut' } } }),
};

/** What is slow or breaks off is the machine or the way to it, whatever is asked of it. */
const everywhere = ['token', 'server', 'api'] as const;

function mapped(fixed: Readonly<Record<string, FaultEffect>>): Readonly<Record<string, () => FaultEffect>> {
  return Object.fromEntries(Object.entries(fixed).map(([id, effect]) => [id, () => effect]));
}

/** A server that knows nothing of CORS does not vary by it either. */
function withoutCors(answer: WholeAnswer): WholeAnswer {
  const headers = withoutHeaders(answer.headers, 'access-control-');
  return { ...answer, headers: headers.filter(([, value]) => !/^access-control-/i.test(value)) };
}
