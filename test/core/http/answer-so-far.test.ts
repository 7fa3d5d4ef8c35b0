import { expect, it } from 'vitest';
import { answerReader } from '#core/http/answer-so-far.ts';
import { concatBytes, latin1, latin1Bytes } from '#core/http/bytes.ts';
import { readResponse } from '#core/http/response-reader.ts';

const answers = [
  'HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nda\r\nt\r\n3;x=y\r\na:1\r\n0\r\n\r\n',
  'HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello',
  'HTTP/1.0 404 Not Found\n\nuntil the close',
];

it.each(answers)('an answer that has come so far is what the whole one will be: %j', (text) => {
  const bytes = latin1Bytes(text);
  const whole = readResponse('GET', bytes, true);
  if (whole.kind !== 'response') throw new Error('no answer');
  for (const pieceBytes of [1, 7, 1_000]) {
    const reader = answerReader('GET');
    let before = '';
    for (let at = 0; at < bytes.length; at += pieceBytes) {
      reader.push(bytes.subarray(at, at + pieceBytes));
      const body = latin1(concatBytes(reader.read()?.body ?? []));
      expect(body.startsWith(before)).toBe(true);
      before = body;
    }
    const { status, reason, headers } = whole.response;
    expect(reader.read()).toMatchObject({ status, reason, headers });
    expect(before).toBe(latin1(whole.response.body));
    expect(latin1(concatBytes(reader.read()?.received ?? []))).toBe(text);
  }
});

it('what is no HTTP answer, or has no whole head yet, is not shown as one', () => {
  const [half, foreign] = [answerReader('GET'), answerReader('GET')];
  half.push(latin1Bytes('HTTP/1.1 200 OK\r\nA: b\r\n'));
  foreign.push(latin1Bytes('SSH-2.0\r\n\r\nmore'));
  expect([half.read(), foreign.read()]).toEqual([undefined, undefined]);
});
