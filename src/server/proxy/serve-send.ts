import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Refusal } from '#core/contract/send.ts';
import type { HttpRequest } from '#core/http/message.ts';
import { requestFault } from '#core/http/wire-request.ts';
import { cancellation } from './cancellation.ts';
import { capture, type CaptureSettings } from './capture.ts';
import type { Conversed } from './converse.ts';
import { type FrameWriter, frameWriter } from './frame-writer.ts';
import { logLine } from './log-line.ts';
import { type ReadCall, readCall } from './read-call.ts';
import { sendJson } from './replies.ts';
import type { Slots } from './slots.ts';
import { stopwatch } from './stopwatch.ts';

export type SendCall = {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly turns: Slots;
  readonly settings: CaptureSettings;
  readonly log: ((line: string) => void) | undefined;
};

/** Answers one call that has passed the gate: waits for its turn, reads it, carries it out, streams the frames. */
export function serveSend(call: SendCall): void {
  const { request, response, turns } = call;
  const leave = turns.take((release) => {
    response.once('close', release);
    // Nothing in there is expected to throw; if it does, the page sees a broken answer and the process goes on.
    carryOut(call).catch(() => response.destroy());
  });
  if (leave !== undefined) {
    response.once('close', leave);
    return;
  }
  request.resume();
  frameWriter(response).end({ frame: 'error', atMs: 0, error: { kind: 'busy' } });
}

async function carryOut({ request, response, settings, log }: SendCall): Promise<void> {
  const { callBytes, callMs } = settings.limits;
  const read = await readCall(request, callBytes, callMs);
  if (read.kind !== 'envelope') return refuse(response, read);
  const { method, url, headers, bodyBase64: _, asWritten, ...way } = read.envelope;
  const order: HttpRequest = { method, url, headers, body: read.body, ...(asWritten && { asWritten }) };
  const elapsed = stopwatch();
  const frames = frameWriter(response);
  const fault = requestFault(order);
  if (fault !== undefined) {
    frames.end({ frame: 'error', atMs: elapsed(), error: { kind: 'request-refused', ...fault } });
    return;
  }
  const cancelled = cancellation();
  response.once('close', cancelled.cancel);
  const conversed = await capture({ ...way, request: order, frames, elapsed, cancelled }, settings);
  response.off('close', cancelled.cancel);
  endFrames(frames, conversed);
  log?.(logLine(order, conversed));
}

function endFrames(frames: FrameWriter, { atMs, end }: Conversed): void {
  if (end.kind === 'done') frames.end({ frame: 'done', atMs, ending: end.ending });
  else if (end.kind === 'failed') frames.end({ frame: 'error', atMs, error: end.error });
}

function refuse(response: ServerResponse, read: Exclude<ReadCall, { kind: 'envelope' }>): void {
  if (read.kind === 'incomplete') response.destroy();
  else if (read.kind === 'too-large')
    sendJson(response, 413, {
      code: 'too-large',
      message: 'The request is larger than the proxy takes.',
    } satisfies Refusal);
  else
    sendJson(response, 400, {
      code: 'malformed',
      message: `The request is malformed: ${read.part}.`,
    } satisfies Refusal);
}
