import { latin1, concatBytes } from './bytes.ts';
import { chunkedScan, type ChunkedScan } from './chunked-scan.ts';
import type { HeaderField, Method } from './message.ts';
import { deviationList } from './response-deviations.ts';
import { headEndFinder } from './response-head-end.ts';
import { readHead } from './response-head.ts';
import { bodyLength, isInterim } from './response-length.ts';

/** An answer of which more may come: what is there of it, to be watched. */
export type AnswerSoFar = {
  readonly status: number;
  readonly reason: string;
  readonly headers: readonly HeaderField[];
  /** The content, its transfer coding removed, in pieces; a later answer begins with the same ones. */
  readonly body: readonly Uint8Array[];
  /** All bytes in pieces as they came; empty where the browser keeps them to itself. */
  readonly received: readonly Uint8Array[];
};

/** Follows an answer while it comes. */
export type AnswerReader = {
  /** Takes the next bytes; they are looked at only when it is read. */
  readonly push: (bytes: Uint8Array) => void;
  /** Undefined while the head has not ended, and where it is no HTTP answer. */
  readonly read: () => AnswerSoFar | undefined;
};

/** A reader for the answer to a request with this method, as `readResponse` reads the whole one. */
export function answerReader(method: Method): AnswerReader {
  const received: Uint8Array[] = [];
  const body: Uint8Array[] = [];
  let readPieces = 0;
  let findEnd = headEndFinder();
  let headPieces: Uint8Array[] = [];
  let head: Pick<AnswerSoFar, 'status' | 'reason' | 'headers'> | undefined;
  let isLost = false;
  let takeBody = (piece: Uint8Array): void => void body.push(piece);

  const takeHead = (piece: Uint8Array): void => {
    const end = findEnd(piece);
    headPieces.push(piece.subarray(0, end ?? piece.length));
    if (end === undefined) return;
    const read = readHead(latin1(concatBytes(headPieces)), true, deviationList());
    headPieces = [];
    findEnd = headEndFinder();
    isLost = read === undefined;
    if (read === undefined) return;
    if (!isInterim(read.status)) {
      head = read;
      if (bodyLength(method, read, deviationList()).kind === 'chunked') takeBody = dechunking(body);
    }
    take(piece.subarray(end));
  };
  const take = (piece: Uint8Array): void => {
    if (piece.length === 0 || isLost) return;
    if (head === undefined) takeHead(piece);
    else takeBody(piece);
  };

  return {
    push: (bytes) => void received.push(bytes),
    read: () => {
      for (; readPieces < received.length; readPieces++) {
        const piece = received[readPieces];
        if (piece !== undefined) take(piece);
      }
      return head && { ...head, body: [...body], received: [...received] };
    },
  };
}

/** Takes the pieces of a chunked body and adds their content; behind what is no chunk, nothing more. */
function dechunking(body: Uint8Array[]): (piece: Uint8Array) => void {
  let current: Uint8Array = new Uint8Array(0);
  let before = 0;
  const scan: ChunkedScan = chunkedScan((from, to) => body.push(current.subarray(from - before, to - before)));
  return (piece) => {
    current = piece;
    scan.push(piece);
    before += piece.length;
  };
}
