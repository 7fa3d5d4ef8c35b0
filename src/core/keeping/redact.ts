import { concatBytes, latin1, latin1Bytes, utf8 } from '../http/bytes.ts';
import { messageView, type MessageSide, type Segment } from '../http/message-view.ts';
import { bodySegments } from '../http/body-segments.ts';
import type { HeaderField } from '../http/message.ts';
import { findSecret } from '../http/secret-forms.ts';
import { decodeToken } from '../jwt/decode-token.ts';
import { isRedactedToken, marker, signatureMarker } from '../jwt/redacted-token.ts';
import { secretSpans } from '../sharing/secret-spans.ts';

/** What secrets are replaced with: known ones, wherever they stand, and the stand-in for each that is found. */
export type Redaction = {
  readonly knownSecrets: readonly string[];
  /** 6 hex digits (or a label of `standIns`), the same for the same secret; empty where none can be computed. */
  readonly fingerprint: (secret: string) => string;
};

/** A raw message, or as much of it as there is, without its secrets. What is no UTF-8 in it stays as it came. */
export function redactedMessage(bytes: Uint8Array, side: MessageSide, redaction: Redaction): Uint8Array {
  return onBytes(bytes, (text) => redacted(messageView(text, side), redaction));
}

/** A body by itself without its secrets. */
export function redactedBody(
  bytes: Uint8Array,
  side: MessageSide,
  contentType: string,
  redaction: Redaction,
): Uint8Array {
  return onBytes(bytes, (text) => redacted(bodySegments(text, side, contentType), redaction));
}

/** Header fields without their secrets. */
export function redactedHeaders(headers: readonly HeaderField[], redaction: Redaction): readonly HeaderField[] {
  return headers.map(([name, value]) => [
    name,
    redacted([{ text: value, kind: 'header-value', place: { kind: 'request-header', name } }], redaction)
      .map(({ text }) => text)
      .join(''),
  ]);
}

/** Any other text without the secrets in it: a URL, a sentence. */
export function redactedText(text: string, redaction: Redaction): string {
  return redacted([{ text, kind: 'plain' }], redaction)
    .map((piece) => piece.text)
    .join('');
}

/** A token without what makes it work: of a JWT the signature, of any other all of it. */
export function redactedToken(token: string, redaction: Redaction): string {
  return token === '' ? '' : standIn(token, redaction);
}

type Piece = { readonly text: string; readonly isMarker: boolean };

function redacted(segments: readonly Segment[], redaction: Redaction): readonly Piece[] {
  const text = segments.map((segment) => segment.text).join('');
  const pieces: Piece[] = [];
  let at = 0;
  for (const { start, end } of secretSpans(segments, redaction.knownSecrets)) {
    if (start > at) pieces.push({ text: text.slice(at, start), isMarker: false });
    pieces.push({ text: standIn(text.slice(start, end), redaction), isMarker: true });
    at = end;
  }
  if (at < text.length) pieces.push({ text: text.slice(at), isMarker: false });
  return pieces;
}

function standIn(secret: string, { knownSecrets, fingerprint }: Redaction): string {
  if (isRedactedToken(secret)) return secret;
  const token = decodeToken(secret);
  if (token.kind !== 'jwt') return marker(fingerprint(secret));
  const [header, claims, signature] = token.parts;
  // A secret that somebody put into a claim is no less one there; a token is found by its own looks.
  const readable = `${token.headerJson}\n${token.claimsJson}`;
  const searched = knownSecrets.filter((known) => !known.startsWith('eyJ'));
  if (searched.some((known) => findSecret(readable, known).length > 0)) return marker(fingerprint(secret));
  return `${header}.${claims}.${signatureMarker(fingerprint(signature))}`;
}

/** Bytes that are no UTF-8 are read one character each, so that whatever is not replaced comes out as it went in. */
function onBytes(bytes: Uint8Array, redact: (text: string) => readonly Piece[]): Uint8Array {
  const text = strictUtf8(bytes);
  const pieces = redact(text ?? latin1(bytes));
  if (!pieces.some((piece) => piece.isMarker)) return bytes;
  return concatBytes(
    pieces.map((piece) => (text === undefined && !piece.isMarker ? latin1Bytes(piece.text) : utf8(piece.text))),
  );
}

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function strictUtf8(bytes: Uint8Array): string | undefined {
  try {
    return strict.decode(bytes);
  } catch {
    return undefined;
  }
}
