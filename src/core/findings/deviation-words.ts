import type { Deviation, DeviationCode } from '../http/message.ts';

const sentences: Readonly<Record<DeviationCode, string>> = {
  'blank-line-before-status': 'An empty line stands before the status line.',
  'odd-status-line': 'The status line is not formed as it should be.',
  'bare-lf': 'Lines end in LF instead of CR LF.',
  'odd-version': 'The version in the status line is none of HTTP/1.x.',
  'odd-status': 'The status is not a number from 100 to 599.',
  'missing-reason-space': 'The space after the status is missing.',
  'space-before-colon': 'There is a space between a header’s name and its colon.',
  'odd-header-name': 'A header’s name holds characters that do not belong there.',
  'line-folding': 'A header goes on in the next line, which is obsolete.',
  'header-without-colon': 'A header line has no colon.',
  'control-character-in-header': 'A header holds a control character.',
  'conflicting-content-length': 'Content-Length is given several times with different values.',
  'repeated-content-length': 'Content-Length is given more than once.',
  'bad-content-length': 'Content-Length is no number.',
  'length-and-chunked': 'Both Content-Length and Transfer-Encoding are given.',
  'unknown-transfer-coding': 'The transfer coding is not “chunked”.',
  'bad-chunk': 'The chunks of the body are malformed.',
  'body-where-none-belongs': 'There is a body where none belongs.',
  'truncated-head': 'The head ends before its empty line.',
  'truncated-body': 'The body is shorter than announced.',
  'bytes-after-the-answer': 'More bytes came after the end of the answer.',
};

/** One departure from RFC 9112 as a sentence. */
export function deviationWords({ code }: Deviation): string {
  return sentences[code];
}
