import { bodySegments } from '#core/http/body-segments.ts';
import { utf8 } from '#core/http/bytes.ts';
import { chunkPieces } from '#core/http/chunk-pieces.ts';
import { formSegments } from '#core/http/form-segments.ts';
import { visitJson } from '#core/http/json-tokens.ts';
import { messageView } from '#core/http/message-view.ts';
import { readText } from '#core/http/text.ts';
import { findTerms } from '#core/glossary/find-terms.ts';
import { glossary } from '#core/glossary/glossary.ts';
import { maskSegments } from '#core/sharing/secrets.ts';

/** Whatever cuts a text into pieces to draw or to mask them: joined they must be the text, to the last character. */
export type Cutter = {
  readonly name: string;
  readonly pieces: (text: string) => readonly { readonly text: string }[];
  /** The text that goes in, where it is not the hostile one alone. */
  readonly around?: (text: string) => string;
};

const head = 'HTTP/1.1 200 OK\r\nContent-Type: ';
const known = ['hunter-2-secret', 'Secr3t!', '\\\\', 'ü-ü-ü'];
const request = (text: string): string => `POST /token?a=${text} HTTP/1.1\r\nHost: ${text}\r\n\r\n${text}`;

export const cutters: readonly Cutter[] = [
  { name: 'answer', pieces: (text) => messageView(text, 'response') },
  { name: 'request', pieces: (text) => messageView(text, 'request') },
  { name: 'request around it', pieces: (text) => messageView(text, 'request'), around: request },
  {
    name: 'answer in JSON',
    pieces: (text) => messageView(text, 'response'),
    around: (text) => `${head}application/json\r\n\r\n${text}`,
  },
  {
    name: 'answer in form encoding',
    pieces: (text) => messageView(text, 'response'),
    around: (text) => `${head}application/x-www-form-urlencoded\r\n\r\n${text}`,
  },
  {
    name: 'answer in chunks',
    pieces: (text) => messageView(text, 'response'),
    around: (text) => `${head}application/json\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{"\r\n${text}\r\n0\r\n\r\n`,
  },
  {
    name: 'status line and header field',
    pieces: (text) => messageView(text, 'response'),
    around: (text) => `HTTP/1.1 200 ${text}\r\nX-${text}: ${text}\r\nAuthorization: ${text}\r\n\r\n`,
  },
  { name: 'body', pieces: (text) => bodySegments(text, 'response', 'text/plain') },
  { name: 'form', pieces: (text) => formSegments(text) },
  { name: 'chunks', pieces: chunkPieces },
  { name: 'JSON tokens', pieces: jsonPieces },
  { name: 'glossary terms', pieces: (text) => findTerms(text, glossary) },
  { name: 'masked answer', pieces: (text) => maskSegments(messageView(text, 'response'), known) },
  {
    name: 'masked request',
    pieces: (text) => maskSegments(messageView(text, 'request'), [text.slice(0, 12)]),
    around: request,
  },
];

/** The same for bytes, where one U+FFFD stands for what is no UTF-8. */
export function textOfBytes(text: string): string {
  return readText(utf8(text))
    .map((piece) => (piece.kind === 'text' ? piece.text : '\uFFFD'))
    .join('');
}

function jsonPieces(text: string): readonly { readonly text: string }[] {
  const pieces: { text: string }[] = [];
  visitJson(text, (_, start, end) => pieces.push({ text: text.slice(start, end) }));
  return pieces;
}
