import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { playgroundKeyHeader, playgroundKeyPath, rotateKeyPath } from '#core/contract/paths.ts';
import { parseRotateKeyOrder, type RotatedKey } from '#core/contract/playground-rotation.ts';
import type { KeyAnswer, Refusal } from '#core/contract/send.ts';
import type { Answerer } from './handler.ts';
import type { Playground } from './playground/playground.ts';
import { type Doors, isCallFor, judgeCall, ownNames } from './proxy/gate.ts';
import { parseJson, readBody } from './proxy/read-body.ts';
import { sendJson } from './proxy/replies.ts';

export type AdministrationOptions = {
  /** The port on which the app really listens. */
  readonly port: number;
  /** Undefined: it could not be started. */
  readonly playground: Promise<Pick<Playground, 'rotateKey'> | undefined>;
};

const callBytes = 1024;
const callMs = 10_000;

const doors: Doors = {
  prefix: '/__playground',
  keyPath: playgroundKeyPath,
  callPath: rotateKeyPath,
  keyHeader: playgroundKeyHeader,
  name: 'The playground’s administration',
};

/**
 * What the page may do to the playground, on the app's own port and behind the gate of the proxy, with a key of its
 * own: it is there without the proxy too. The playground's own origins answer any page; this one has effects.
 */
export function playgroundAdministration({ port, playground }: AdministrationOptions): Answerer {
  const key = randomBytes(32).toString('base64url');
  const names = ownNames(port);
  return (request, response) => {
    if (!isCallFor(doors, request)) return false;
    // For the connection's whole life: a page that vanishes is no reason to end the process.
    request.on('error', () => {});
    response.on('error', () => {});
    const verdict = judgeCall(request, { doors, names, key, callBytes });
    if (verdict.kind === 'call') {
      rotate(request, response, playground).catch(() => response.destroy());
      return true;
    }
    request.resume();
    if (verdict.kind === 'refused') sendJson(response, verdict.status, verdict.refusal);
    else sendJson(response, 200, { key } satisfies KeyAnswer);
    return true;
  };
}

async function rotate(
  request: IncomingMessage,
  response: ServerResponse,
  playground: AdministrationOptions['playground'],
): Promise<void> {
  const read = await readBody(request, callBytes, callMs);
  if (read.kind === 'incomplete') return void response.destroy();
  const order = read.kind === 'body' ? parseRotateKeyOrder(parseJson(read.text)) : undefined;
  if (order === undefined) return refuse(response, read.kind === 'too-large' ? 'too-large' : 'malformed');
  const rotated = await (await playground)?.rotateKey(order.keepOld).catch(() => undefined);
  if (rotated === undefined) return refuse(response, 'unavailable');
  sendJson(response, 200, rotated satisfies RotatedKey);
}

const refusals = {
  'too-large': [413, 'The request is larger than what is taken here.'],
  malformed: [400, 'The body must be {"keepOld": true} or {"keepOld": false}.'],
  unavailable: [503, 'The playground could not make new keys; nothing has changed. The terminal may say why.'],
} as const;

function refuse(response: ServerResponse, code: keyof typeof refusals): void {
  const [status, message] = refusals[code];
  sendJson(response, status, { code, message } satisfies Refusal);
}
