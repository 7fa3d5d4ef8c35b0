import { concatBytes, latin1, noBytes } from './bytes.ts';
import { chunkedScan } from './chunked-scan.ts';
import type { HttpResponse, Method } from './message.ts';
import { type DeviationList, deviationList } from './response-deviations.ts';
import { headEndFinder } from './response-head-end.ts';
import { headLimitBytes, readHead, type ResponseHead } from './response-head.ts';
import { bodyLength, isInterim } from './response-length.ts';

/** What a reader makes of the bytes that came back. `interim` counts the 1xx answers before the final one. */
export type ReadResponse =
  | { readonly kind: 'response'; readonly response: HttpResponse; readonly interim: number }
  /** The first line is no status line. */
  | { readonly kind: 'not-http' };

/**
 * Reads an HTTP/1.x answer out of its raw bytes, never throws, and lists what departs from RFC 9112 instead of
 * refusing it. `closedByPeer` says that the server ended the connection, so that whatever is missing is its fault
 * and not ours. Where only interim answers came, the last of them is the response.
 */
export function readResponse(method: Method, bytes: Uint8Array, closedByPeer: boolean): ReadResponse {
  const deviations = deviationList();
  const answered = (head: ResponseHead, body: Uint8Array, interim: number): ReadResponse => ({
    kind: 'response',
    response: { ...head, body, deviations: deviations.list },
    interim,
  });
  let rest = bytes;
  let last: ResponseHead | undefined;
  for (let interim = 0; ; interim++) {
    const end = headEndFinder()(rest.subarray(0, headLimitBytes));
    const head = readHead(latin1(rest.subarray(0, end ?? headLimitBytes)), end !== undefined, deviations);
    if (head === undefined) return last === undefined ? { kind: 'not-http' } : answeredByInterim(last, interim - 1);
    if (end === undefined) {
      noteUnfinishedHead(rest, closedByPeer, deviations);
      return answered(head, noBytes, interim);
    }
    rest = rest.subarray(end);
    if (!isInterim(head.status)) return answered(head, readBody(method, head, rest), interim);
    last = head;
  }

  function answeredByInterim(head: ResponseHead, before: number): ReadResponse {
    if (rest.length > 0) deviations.note('bytes-after-the-answer', String(rest.length));
    if (closedByPeer) deviations.note('truncated-head', 'Only an interim answer came.');
    return answered(head, noBytes, before);
  }

  function readBody(asked: Method, head: ResponseHead, content: Uint8Array): Uint8Array {
    const length = bodyLength(asked, head, deviations);
    if (length.kind === 'until-close') return content;
    if (length.kind === 'chunked') return readChunks(content, closedByPeer, deviations);
    if (length.kind === 'known') return readKnown(content, length.bytes, closedByPeer, deviations);
    if (content.length > 0) deviations.note('body-where-none-belongs', String(content.length));
    return noBytes;
  }
}

function noteUnfinishedHead(rest: Uint8Array, closedByPeer: boolean, deviations: DeviationList): void {
  if (rest.length > headLimitBytes) deviations.note('truncated-head', 'No blank line within 1 MiB.');
  else if (closedByPeer) deviations.note('truncated-head', latin1(rest.subarray(rest.lastIndexOf(10) + 1)));
}

function readKnown(rest: Uint8Array, length: number, closedByPeer: boolean, deviations: DeviationList): Uint8Array {
  if (rest.length > length) deviations.note('bytes-after-the-answer', String(rest.length - length));
  if (rest.length < length && closedByPeer) deviations.note('truncated-body', `${rest.length} of ${length}`);
  return rest.subarray(0, length);
}

/** The content of all chunks; behind the first part that is none, the bytes as they came. */
function readChunks(rest: Uint8Array, closedByPeer: boolean, deviations: DeviationList): Uint8Array {
  const parts: Uint8Array[] = [];
  const scan = chunkedScan((from, to) => parts.push(rest.subarray(from, to)));
  const seen = scan.push(rest);
  const surplus = rest.subarray(scan.endedAt());
  if (scan.sawBareLf()) deviations.note('bare-lf', 'in the chunks');
  if (seen === 'complete' && surplus.length > 0) deviations.note('bytes-after-the-answer', String(surplus.length));
  if (seen === 'more' && closedByPeer) deviations.note('truncated-body', 'The last chunk did not come.');
  if (seen === 'bad') deviations.note('bad-chunk', latin1(surplus.subarray(0, 64)));
  return concatBytes(seen === 'bad' ? [...parts, surplus] : parts);
}
