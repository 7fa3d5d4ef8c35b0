import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { playgroundKeyHeader, playgroundKeyPath } from '#core/contract/paths.ts';
import type { KeyAnswer, Refusal } from '#core/contract/send.ts';
import type { Answerer } from './handler.ts';
import { type Order, type Orderable, playgroundOrders } from './playground-orders.ts';
import { type Doors, isCallFor, judgeCall, ownNames } from './proxy/gate.ts';
import { parseJson, readBody } from './proxy/read-body.ts';
import { sendJson } from './proxy/replies.ts';

export type AdministrationOptions = {
  /** The port on which the app really listens. */
  readonly port: number;
  /** Undefined: it could not be started. */
  readonly playground: Promise<Orderable | undefined>;
};

const callMs = 10_000;

/** The same gate for each order; the path of a call decides which door it knocks at. */
function doorsOf({ path }: Order): Doors {
  return {
    prefix: '/__playground',
    keyPath: playgroundKeyPath,
    callPath: path,
    keyHeader: playgroundKeyHeader,
    name: 'The playground’s administration',
  };
}

/**
 * What the page may do to the playground, on the app's own port and behind the gate of the proxy, with a key of its
 * own: it is there without the proxy too. The playground's own origins answer any page; this one has effects, and
 * hands over demo keys.
 */
export function playgroundAdministration({ port, playground }: AdministrationOptions): Answerer {
  const key = randomBytes(32).toString('base64url');
  const names = ownNames(port);
  return (request, response) => {
    const order = playgroundOrders.find(({ path }) => path === request.url) ?? playgroundOrders[0];
    const doors = doorsOf(order);
    if (!isCallFor(doors, request)) return false;
    // For the connection's whole life: a page that vanishes is no reason to end the process.
    request.on('error', () => {});
    response.on('error', () => {});
    const verdict = judgeCall(request, { doors, names, key, callBytes: order.bytes });
    if (verdict.kind === 'call') {
      carryOut(request, response, order, playground).catch(() => response.destroy());
      return true;
    }
    request.resume();
    if (verdict.kind === 'refused') sendJson(response, verdict.status, verdict.refusal);
    else sendJson(response, 200, { key } satisfies KeyAnswer);
    return true;
  };
}

async function carryOut(
  request: IncomingMessage,
  response: ServerResponse,
  order: Order,
  playground: AdministrationOptions['playground'],
): Promise<void> {
  const read = await readBody(request, order.bytes, callMs);
  if (read.kind === 'incomplete') return void response.destroy();
  if (read.kind === 'too-large') {
    const refusal: Refusal = { code: 'too-large', message: 'The request is larger than what is taken here.' };
    return sendJson(response, 413, refusal);
  }
  const outcome = await order.carryOut(await playground, parseJson(read.text));
  if (outcome.kind === 'done') return sendJson(response, 200, outcome.answer);
  const { code, message } = outcome;
  sendJson(response, statuses[code], { code, message } satisfies Refusal);
}

const statuses = { malformed: 400, unusable: 422, unavailable: 503 } as const;
