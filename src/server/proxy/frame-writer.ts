import type { ServerResponse } from 'node:http';
import type { Frame } from '#core/contract/send.ts';
import { startFrames } from './replies.ts';

/** Writes frames to the page, one JSON object a line. */
export type FrameWriter = {
  readonly write: (frame: Frame) => void;
  /** The frame that holds bytes; it is the frequent one. */
  readonly writeBytes: (frame: 'request-bytes' | 'response-bytes', atMs: number, bytes: Buffer) => void;
  /** The last frame; the answer ends with it. */
  readonly end: (frame: Frame) => void;
  /** The page does not read as fast as the server sends. */
  readonly isFull: () => boolean;
  /** Calls back once, as soon as there is room again. */
  readonly whenDrained: (resume: () => void) => void;
};

/** Frames wait this long for company: one write for a short exchange instead of six, and no screen draws sooner. */
const holdMs = 16;
const holdCharacters = 16 * 1024;

/** A writer onto an answer of which nothing has been sent. An exchange short enough is one write, head and all. */
export function frameWriter(response: ServerResponse): FrameWriter {
  let held = '';
  let timer: NodeJS.Timeout | undefined;
  let full = false;

  const take = (): string => {
    clearTimeout(timer);
    timer = undefined;
    const text = held;
    held = '';
    return text;
  };
  const flush = (): void => {
    if (!response.headersSent) startFrames(response, undefined);
    full = !response.write(take(), 'latin1');
  };
  const hold = (line: string): void => {
    if (response.destroyed) return;
    held += line;
    if (held.length >= holdCharacters) flush();
    else timer ??= setTimeout(flush, holdMs);
  };

  response.on('drain', () => {
    full = false;
  });
  response.on('close', take);
  return {
    write: (frame) => hold(asciiJson(frame)),
    writeBytes: (frame, atMs, bytes) =>
      hold(`{"frame":"${frame}","atMs":${atMs},"base64":"${bytes.toString('base64')}"}\n`),
    end: (frame) => {
      const last = take() + asciiJson(frame);
      if (!response.headersSent) startFrames(response, last.length);
      response.end(last, 'latin1');
    },
    isFull: () => full,
    whenDrained: (resume) => {
      response.once('drain', resume);
    },
  };
}

/** JSON in ASCII alone, so that every line can be written one byte a character. */
function asciiJson(frame: Frame): string {
  const json = JSON.stringify(frame);
  return `${json.replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)}\n`;
}
