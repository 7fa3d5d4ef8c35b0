import { brotliCompressSync, gzipSync } from 'node:zlib';
import { good, goodJson, ok, refused, rawBody, type WrongAnswer } from './wrong-answer.ts';

/** Answers that break HTTP itself. */
export const framings: readonly WrongAnswer[] = [
  ['no HTTP', 'SSH-2.0-OpenSSH_9\r\n', 'not-http'],
  ['half a head', 'HTTP/1.1 200 OK\r\nConte', 'truncated-head'],
  ['only 100', 'HTTP/1.1 100 Continue\r\n\r\n', 'only-interim-answer'],
  ['only 103', 'HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n', 'only-interim-answer'],
  ['100 and an answer', `HTTP/1.1 100 Continue\r\n\r\n${refused('invalid_scope')}`, 'scope-refused'],
  ['101', 'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n\r\n', 'only-interim-answer'],
  ['999', 'HTTP/1.1 999 Request denied\r\nContent-Length: 0\r\n\r\n', 'odd-status'],
  [
    'a short body',
    `HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nCache-Control: no-store\r\nContent-Length: 500\r\n\r\n${goodJson.slice(0, 30)}`,
    'truncated-body',
  ],
  [
    'a whole body, announced longer',
    `HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nCache-Control: no-store\r\nContent-Length: 500\r\n\r\n${goodJson}`,
    'truncated-body',
  ],
  ['no body, announced', 'HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n', 'truncated-body'],
  ['chunks that are none', `HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n${goodJson}`, 'bad-chunk'],
  ['chunks without the last', `HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{"acc\r\n`, 'truncated-body'],
  [
    'a chunk with a wrong size',
    `HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\n{"access_token":"a"}\r\n0\r\n\r\n`,
    'bad-chunk',
  ],
  [
    'lengths that contradict',
    `HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 7\r\n\r\n${goodJson}`,
    'conflicting-content-length',
  ],
  ['a length that is none', `HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\nx`, 'bad-content-length'],
  ['a length that cuts the JSON', `HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\n${goodJson}`, 'bytes-after-the-answer'],
  [
    'length and chunks',
    `HTTP/1.1 200 OK\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n`,
    'length-and-chunked',
  ],
  ['an unknown coding', `HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\n\r\nhello`, 'unknown-transfer-coding'],
  ['two answers', `${ok(good)}${ok(good)}`, 'two-answers'],
  ['bytes behind', `${ok(good)}MORE`, 'bytes-after-the-answer'],
  ['LF alone', `HTTP/1.1 200 OK\nContent-Type: application/json\nCache-Control: no-store\n\n${goodJson}`, 'bare-lf'],
  ['HTTP/3.0', ok(good).replace('HTTP/1.1', 'HTTP/3.0'), 'odd-version'],
  ['an empty line first', `\r\n${ok(good)}`, 'blank-line-before-status'],
  ['two spaces', ok(good).replace('HTTP/1.1 200', 'HTTP/1.1  200'), 'odd-status-line'],
  ['a space before the colon', ok(good, 'X-A : b\r\n'), 'space-before-colon'],
  ['an odd name', ok(good, 'X(A): b\r\n'), 'odd-header-name'],
  ['a folded line', ok(good, 'X-A: b\r\n c\r\n'), 'line-folding'],
  ['a line without a colon', ok(good, 'PHP Warning\r\n'), 'header-without-colon'],
  ['a control character', ok(good, 'X-A: b\x07c\r\n'), 'control-character-in-header'],
  ['a body with 204', `HTTP/1.1 204 No Content\r\n\r\n${goodJson}`, 'body-where-none-belongs'],
  ['gzip that was not wanted', rawBody(gzipSync(goodJson), 'Content-Encoding: gzip\r\n'), 'coding-unwanted'],
  [
    'Brotli that was not wanted',
    rawBody(brotliCompressSync(goodJson.repeat(20)), 'Content-Encoding: br\r\n'),
    'coding-unwanted',
  ],
  ['gzip that is not told', rawBody(gzipSync(goodJson)), 'coding-not-said'],
  ['gzip that is not there', ok(good, 'Content-Encoding: gzip\r\n'), 'coding-not-there'],
];
