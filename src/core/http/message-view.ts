import { bodySegments } from './body-segments.ts';
import { chunkPieces } from './chunk-pieces.ts';
import { headSegments } from './head-segments.ts';

/** A place in an exchange or in its token, structural so that it survives redaction and the Browser way (design.md 7.11). */
export type Place =
  | { readonly kind: 'status' }
  /** Path and query of the request. */
  | { readonly kind: 'request-target' }
  | { readonly kind: 'request-header'; readonly name: string }
  | { readonly kind: 'response-header'; readonly name: string }
  /** A parameter of the form-encoded request body. */
  | { readonly kind: 'request-parameter'; readonly name: string }
  /** A member of the JSON object (or a parameter of the form) in the response body. */
  | { readonly kind: 'response-member'; readonly name: string }
  | { readonly kind: 'response-body' }
  /** A claim of the decoded token, which stands in no message as such; its name counts with its case. */
  | { readonly kind: 'claim'; readonly name: string }
  /** A header parameter of the decoded token. */
  | { readonly kind: 'token-header'; readonly name: string }
  /** A field of the server's own certificate. */
  | { readonly kind: 'certificate'; readonly name: CertificateField }
  /** A field of the form that the request was made from, by its name on screen. */
  | { readonly kind: 'input'; readonly name: string };

export type CertificateField = 'Subject' | 'Issuer' | 'Valid for' | 'Valid from' | 'Valid until' | 'Key' | 'SHA-256';

export type SegmentKind =
  | 'method'
  | 'target'
  | 'version'
  | 'status'
  | 'reason'
  | 'header-name'
  | 'punctuation'
  | 'header-value'
  | 'parameter-name'
  | 'parameter-value'
  | 'json-name'
  | 'json-string'
  | 'json-number'
  | 'json-literal'
  | 'plain';

/** A stretch of a raw message with what it is and, where findings may point at it, the place it belongs to. */
export type Segment = {
  readonly text: string;
  readonly kind: SegmentKind;
  readonly place?: Place;
  /** Chunk sizes and trailers (RFC 9112 §7.1): text between the pieces of the body, not of it. */
  readonly framing?: true;
};

/** Which of the two messages of an exchange. */
export type MessageSide = 'request' | 'response';

/**
 * A raw message as segments to colour, to mask and to point at. Joined they are the text exactly, whatever it holds:
 * what cannot be understood is `plain`.
 */
export function messageView(text: string, message: MessageSide): readonly Segment[] {
  const head = headSegments(text, message);
  const body = text.slice(head.end);
  if (body === '') return head.segments;
  if (!head.isChunked) return [...head.segments, ...bodySegments(body, message, head.contentType)];
  const pieces = chunkPieces(body);
  const content = pieces.map((piece) => (piece.framing ? '' : piece.text)).join('');
  return [...head.segments, ...cutAlong(pieces, bodySegments(content, message, head.contentType))];
}

/** Lays the body's segments over its chunks: a value that a chunk border splits stays one value in two segments. */
function cutAlong(
  pieces: readonly { readonly text: string; readonly framing: boolean }[],
  segments: readonly Segment[],
): readonly Segment[] {
  const result: Segment[] = [];
  let next = 0;
  let taken = 0;
  for (const piece of pieces) {
    if (piece.framing) {
      result.push({ text: piece.text, kind: 'plain', framing: true });
      continue;
    }
    let open = piece.text.length;
    while (open > 0) {
      const segment = segments[next];
      if (segment === undefined) return result;
      const text = segment.text.slice(taken, taken + open);
      result.push({ ...segment, text });
      open -= text.length;
      taken += text.length;
      if (taken < segment.text.length) continue;
      next++;
      taken = 0;
    }
  }
  return result;
}
