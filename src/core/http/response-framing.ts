import { chunkedScan, type ChunkedScan } from './chunked-scan.ts';
import { concatBytes, latin1 } from './bytes.ts';
import type { Method } from './message.ts';
import { deviationList } from './response-deviations.ts';
import { headEndFinder } from './response-head-end.ts';
import { headLimitBytes, readHead } from './response-head.ts';
import { bodyLength, isInterim } from './response-length.ts';

/** Follows an answer while it arrives, to know when it is over. */
export type ResponseFraming = {
  /** Takes the next bytes; once `complete`, further ones are surplus. */
  readonly push: (piece: Uint8Array) => 'more' | 'complete';
  /** What it means when the connection is closed now: the end of a body without a length, or too early. */
  readonly closing: () => 'complete' | 'closed' | 'truncated';
  /** The status of the final answer, once its head is there. */
  readonly status: () => number | undefined;
};

type Part =
  | { readonly kind: 'head' }
  | { readonly kind: 'known' }
  | { readonly kind: 'chunked'; readonly scan: ChunkedScan }
  | { readonly kind: 'until-close'; readonly closing: 'closed' | 'truncated' }
  | { readonly kind: 'complete' };

/**
 * Framing for the answer to a request with this method (RFC 9112 §6.3): interim answers are passed over, heads are
 * read as `readResponse` reads them, and bytes that are no HTTP answer last until the connection closes.
 */
export function responseFraming(method: Method): ResponseFraming {
  let part: Part = { kind: 'head' };
  let findEnd = headEndFinder();
  let pieces: Uint8Array[] = [];
  let headBytes = 0;
  let remaining = 0;
  let status: number | undefined;

  const partAfterHead = (bytes: Uint8Array): Part => {
    const deviations = deviationList();
    const head = readHead(latin1(bytes), true, deviations);
    if (head === undefined) return { kind: 'until-close', closing: 'closed' };
    if (isInterim(head.status)) return { kind: 'head' };
    status = head.status;
    const length = bodyLength(method, head, deviations);
    if (length.kind === 'chunked') return { kind: 'chunked', scan: chunkedScan() };
    if (length.kind === 'until-close') return { kind: 'until-close', closing: 'closed' };
    remaining = length.kind === 'known' ? length.bytes : 0;
    return { kind: remaining === 0 ? 'complete' : 'known' };
  };

  /** Answers what stands behind the head, or undefined while it has not ended. */
  const takeHead = (piece: Uint8Array): Uint8Array | undefined => {
    const end = findEnd(piece);
    const taken = piece.subarray(0, end ?? piece.length);
    headBytes += taken.length;
    if (headBytes > headLimitBytes) {
      pieces = [];
      part = { kind: 'until-close', closing: 'truncated' };
      return undefined;
    }
    if (end === undefined) {
      pieces.push(taken);
      return undefined;
    }
    part = partAfterHead(pieces.length === 0 ? taken : concatBytes([...pieces, taken]));
    pieces = [];
    headBytes = 0;
    findEnd = headEndFinder();
    return piece.subarray(end);
  };

  const takeBody = (piece: Uint8Array): void => {
    if (part.kind === 'known') {
      remaining -= Math.min(remaining, piece.length);
      if (remaining === 0) part = { kind: 'complete' };
    } else if (part.kind === 'chunked') {
      const seen = part.scan.push(piece);
      if (seen === 'complete') part = { kind: 'complete' };
      if (seen === 'bad') part = { kind: 'until-close', closing: 'truncated' };
    }
  };

  const push = (piece: Uint8Array): 'more' | 'complete' => {
    let rest: Uint8Array | undefined = piece;
    while (rest !== undefined && rest.length > 0 && part.kind === 'head') rest = takeHead(rest);
    if (rest !== undefined && rest.length > 0) takeBody(rest);
    return part.kind === 'complete' ? 'complete' : 'more';
  };

  const closing = (): 'complete' | 'closed' | 'truncated' => {
    if (part.kind === 'complete') return 'complete';
    return part.kind === 'until-close' ? part.closing : 'truncated';
  };

  return { push, closing, status: () => status };
}
