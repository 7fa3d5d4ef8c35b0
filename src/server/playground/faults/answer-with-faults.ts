import type { IncomingMessage, ServerResponse } from 'node:http';
import { faultPrefix } from '#core/contract/fault-path.ts';
import type { FaultOn } from '#core/contract/playground-faults.ts';
import { commonHeaders } from '../answer.ts';
import { isPreflight, type Routes } from '../routes.ts';
import { deliver } from './deliver.ts';
import type { Asked, Delivery, FaultEffect } from './fault-effect.ts';
import { effectsOf } from './fault-effects.ts';
import { decide } from '../log/decisions.ts';
import { placeOf } from '../place.ts';
import { moveBelow } from './mounted-request.ts';
import { captureAnswer, type WholeAnswer } from './whole-answer.ts';

/** A request below a prefix, and who would answer it without the faults. */
export type FaultyCall = {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly routes: Routes;
  readonly origin: string;
  readonly prefix: string;
  /** Behind the prefix, without the query. */
  readonly path: string;
  readonly faults: readonly FaultOn[];
  readonly nowMs: number;
};

/**
 * Answers with these faults: each may change the request, answer instead, change the answer, and say how its bytes are
 * written.
 */
export async function answerWithFaults(call: FaultyCall): Promise<void> {
  const { request, response, path, prefix } = call;
  const query = (request.url ?? '').slice((request.url ?? '').split('?', 1)[0]?.length);
  moveBelow(request, prefix, `${path}${query}`);
  const redirects: readonly string[] = ['redirect-302', 'redirect-307'];
  const kept = faultPrefix(call.faults.filter(({ id }) => !redirects.includes(id)));
  const asked: Asked = {
    request,
    place: placeOf(path),
    elsewhere: `${call.origin}${kept}${path}${query}`,
    nowMs: call.nowMs,
  };
  const effects = effectsOf(call.faults);
  const answer = await faultyAnswer(asked, effects, call);
  if (answer === undefined) return void response.destroy();
  await deliver(response, answer, isPreflight(request) ? atOnce : deliveryOf(asked, effects));
}

const atOnce: Delivery = { kind: 'at-once' };

async function faultyAnswer(
  asked: Asked,
  effects: readonly FaultEffect[],
  { request, routes }: FaultyCall,
): Promise<WholeAnswer | undefined> {
  const change = (answer: WholeAnswer): WholeAnswer =>
    effects.reduce((changed, effect) => effect.answer?.(changed, asked) ?? changed, answer);
  const instead = isPreflight(request)
    ? first(effects, (effect) => effect.preflight?.())
    : first(effects, (effect) => effect.instead?.(asked));
  if (instead !== undefined) {
    // Nobody reads the body any more; it must not stand in the way of the next request.
    request.resume();
    decide(request, 'answered by the fault, in place of the server');
    return change(instead);
  }
  for (const effect of effects) effect.request?.(asked);
  const answer = await captureAnswer(request, async (unsent) => {
    for (const [name, value] of Object.entries(commonHeaders)) unsent.setHeader(name, value);
    await routes(request, unsent);
  });
  return answer === undefined ? undefined : change(answer);
}

function first<T>(effects: readonly FaultEffect[], ask: (effect: FaultEffect) => T | undefined): T | undefined {
  for (const effect of effects) {
    const found = ask(effect);
    if (found !== undefined) return found;
  }
  return undefined;
}

function deliveryOf({ place }: Asked, effects: readonly FaultEffect[]): Delivery {
  return effects.find(({ delivery }) => delivery?.on.includes(place))?.delivery?.how ?? atOnce;
}
