import type { ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import type { Delivery } from './fault-effect.ts';
import type { WholeAnswer } from './whole-answer.ts';

const pieceMs = 50;

/** Sends the answer; it resolves when all of it that is to be sent has been handed over, or nobody listens any more. */
export async function deliver(response: ServerResponse, answer: WholeAnswer, how: Delivery): Promise<void> {
  const { status, headers, body } = answer;
  // What was set for every answer is in this one too, as far as it is meant to be.
  for (const name of response.getHeaderNames()) response.removeHeader(name);
  const isWithoutBody = response.req.method === 'HEAD' || status === 204;
  for (const [name, value] of headers) {
    if (isWithoutBody || name.toLowerCase() !== 'content-length') response.appendHeader(name, value);
  }
  if (!isWithoutBody) response.setHeader('Content-Length', body.length);
  response.writeHead(status);
  if (isWithoutBody || how.kind === 'at-once') return void response.end(body);
  if (how.kind === 'cut') return cut(response, body);
  await drip(response, body, how.overMs);
}

function cut(response: ServerResponse, body: Buffer): Promise<void> {
  const { socket } = response;
  return new Promise((resolve) => {
    response.once('close', resolve);
    response.write(body.subarray(0, Math.floor(body.length / 2)), () => socket?.destroy());
  });
}

async function drip(response: ServerResponse, body: Buffer, overMs: number): Promise<void> {
  const pieces = Math.max(1, Math.min(body.length, Math.floor(overMs / pieceMs)));
  response.flushHeaders();
  for (let index = 0; index < pieces && !response.destroyed; index++) {
    await pause(overMs / pieces, undefined, { ref: false });
    const from = Math.floor((body.length * index) / pieces);
    response.write(body.subarray(from, Math.floor((body.length * (index + 1)) / pieces)));
  }
  response.end();
}
