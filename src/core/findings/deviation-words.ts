import type { DeviationCode } from '../http/message.ts';
import type { Severity } from './finding.ts';

/** One departure from RFC 9112 in words: what it is, what it does to other programs, and what to do. */
type DeviationWords = {
  readonly severity: Severity;
  readonly title: string;
  readonly explanation: string;
  readonly section: string;
  /** The end of the body cannot be trusted, so whatever is odd about the body is no surprise. */
  readonly breaksBody?: true;
};

/** By the code that the reader notes. */
export const deviationWords: Readonly<Record<DeviationCode, DeviationWords>> = {
  'truncated-head': {
    severity: 'error',
    title: 'The answer ends within its head',
    explanation:
      'The connection closed before the empty line that ends the header fields, so nothing of a body came. The server, or a gateway before it, crashed or gave up while it wrote the answer: look at its log, and send again.',
    section: '2.1',
    breaksBody: true,
  },
  'truncated-body': {
    severity: 'warning',
    title: 'The answer is shorter than announced',
    explanation:
      'The connection closed before the end that the head announced. The server broke off, or it counts its length wrongly (characters instead of bytes, or before compression). Strict clients refuse it.',
    section: '8',
    breaksBody: true,
  },
  'bad-chunk': {
    severity: 'warning',
    title: 'The chunks of the body are malformed',
    explanation:
      'Transfer-Encoding says chunked, and what follows is not written in chunks: a program sets the header without doing so, or counts a size wrongly. Clients fail in the middle of the body.',
    section: '7.1',
    breaksBody: true,
  },
  'conflicting-content-length': {
    severity: 'warning',
    title: 'Content-Length is given twice, with different values',
    explanation:
      'Nobody can tell where the answer ends, and strict clients must refuse it: such answers are used to smuggle a second one in. Here everything up to the close is shown. Find out who adds the second header, often a gateway.',
    section: '6.3',
    breaksBody: true,
  },
  'bad-content-length': {
    severity: 'warning',
    title: 'Content-Length is no number',
    explanation:
      'Nobody can tell from it where the answer ends, and strict clients refuse it. Here everything up to the close is shown.',
    section: '6.3',
    breaksBody: true,
  },
  'length-and-chunked': {
    severity: 'warning',
    title: 'Both Content-Length and Transfer-Encoding are given',
    explanation:
      'Only one may say where the answer ends. Programs differ in which they believe, which is how a second answer can be smuggled in. Here the chunks count, as RFC 9112 has it.',
    section: '6.3',
    breaksBody: true,
  },
  'unknown-transfer-coding': {
    severity: 'warning',
    title: 'The transfer coding is not “chunked”',
    explanation: 'Clients know no other one as a rule, and cannot read the body then.',
    section: '6.1',
    breaksBody: true,
  },
  'odd-status': {
    severity: 'error',
    title: 'The status is no status of HTTP',
    explanation:
      'A status has three digits, from 100 to 599. Clients treat others as an error or refuse the answer. Some services block robots with a number of their own, such as 999.',
    section: '4',
    breaksBody: true,
  },
  'odd-status-line': {
    severity: 'warning',
    title: 'The status line is not formed as it should be',
    explanation:
      'It reads: version, one space, three digits, one space, a reason. Strict clients refuse anything else.',
    section: '4',
  },
  'odd-version': {
    severity: 'warning',
    title: 'The status line names no version HTTP/1.x',
    explanation:
      'The answer is read as if it said HTTP/1.1. Strict clients refuse it; perhaps the port speaks another protocol that looks alike.',
    section: '2.3',
  },
  'missing-reason-space': {
    severity: 'note',
    title: 'The space behind the status is missing',
    explanation: 'The status line must have one even where no reason follows. Nearly all clients forgive it.',
    section: '4',
  },
  'blank-line-before-status': {
    severity: 'warning',
    title: 'An empty line stands before the status line',
    explanation:
      'It is often the rest of an answer before, whose length was counted wrongly. Strict clients refuse it.',
    section: '2.2',
  },
  'bare-lf': {
    severity: 'warning',
    title: 'Lines of the answer end in LF instead of CR LF',
    explanation: 'A program writes the head by hand. Many clients forgive it, strict ones and some gateways do not.',
    section: '2.2',
  },
  'space-before-colon': {
    severity: 'warning',
    title: 'A space stands between a header’s name and its colon',
    explanation:
      'RFC 9112 forbids it, since programs differ in whether they know the header then. Strict clients refuse the answer.',
    section: '5.1',
  },
  'odd-header-name': {
    severity: 'warning',
    title: 'A header’s name holds characters that do not belong there',
    explanation:
      'Strict clients refuse the whole answer for it. Mostly a program writes text of its own into the head.',
    section: '5.1',
  },
  'line-folding': {
    severity: 'warning',
    title: 'A header goes on in the next line',
    explanation:
      'That is no longer allowed, and programs differ in how they read it. The server has to write it in one line.',
    section: '5.2',
  },
  'header-without-colon': {
    severity: 'warning',
    title: 'A line of the head has no colon',
    explanation:
      'It is no header field, so it is passed over here. Mostly a program printed a message into the head; strict clients refuse the answer.',
    section: '5',
  },
  'control-character-in-header': {
    severity: 'warning',
    title: 'A header holds a control character',
    explanation: 'Strict clients refuse the answer for it. Perhaps something unchecked was put into a header.',
    section: '5.5',
  },
  'repeated-content-length': {
    severity: 'note',
    title: 'Content-Length is given more than once',
    explanation: 'The values are the same, so the end is clear. Some gateways refuse such an answer all the same.',
    section: '6.3',
  },
  'body-where-none-belongs': {
    severity: 'warning',
    title: 'There is a body where none belongs',
    explanation:
      'With this status or method an answer ends with its head. What follows would be taken for the next answer on the same connection.',
    section: '6.3',
    breaksBody: true,
  },
  'bytes-after-the-answer': {
    severity: 'warning',
    title: 'More bytes came after the end of the answer',
    explanation:
      'The length ended before the bytes did: it is counted wrongly, or a program writes on after its answer. On a connection that is used again they would be taken for the next answer.',
    section: '6.3',
    breaksBody: true,
  },
};
