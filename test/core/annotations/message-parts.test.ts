import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { messageParts } from '#core/annotations/message-parts.ts';
import { messageView, type MessageSide } from '#core/http/message-view.ts';
import { maskSegments } from '#core/sharing/secrets.ts';

const partsOf = (text: string, side: MessageSide, secrets: readonly string[] = []) =>
  messageParts(maskSegments(messageView(text, side), secrets), side);
const words = (text: string, side: MessageSide) =>
  partsOf(text, side).map((part) => ['name' in part ? `${part.kind} ${part.name}` : part.kind, part.value].join(' = '));

describe('the parts of a message', () => {
  it('are the pieces of the request line, each field and each parameter (RFC 9112 §3, RFC 6749 §4.4.2)', () => {
    const text =
      'POST /token?tenant=a HTTP/1.1\r\nHost: as.example\r\nAuthorization: Basic bTpz\r\nContent-Type: application/x-www-form-urlencoded\r\n\r\ngrant_type=client_credentials&scope=a+b&x';
    expect(words(text, 'request')).toEqual([
      'method = POST',
      'target = /token',
      'query tenant = a',
      'version = HTTP/1.1',
      'header Host = as.example',
      'header Authorization = Basic bTpz',
      'header Content-Type = application/x-www-form-urlencoded',
      'parameter grant_type = client_credentials',
      'parameter scope = a+b',
      'parameter x = ',
    ]);
  });

  it('are the status line, each field, and each member of the answer (RFC 6749 §5.1)', () => {
    const text =
      'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{"access_token":"abcdef","expires_in":300,"more":{"error":1}}';
    expect(words(text, 'response')).toEqual([
      'version = HTTP/1.1',
      'status = 200',
      'reason = OK',
      'header Content-Type = application/json',
      'member access_token = "abcdef"',
      'member expires_in = 300',
      expect.stringMatching(/^member more = /),
    ]);
  });

  it('are there in an answer as a page sees it, which begins with the status', () => {
    expect(
      words('400 Bad Request\r\ncontent-type: application/json\r\n\r\n{"error":"invalid_scope"}', 'response'),
    ).toEqual([
      'status = 400',
      'reason = Bad Request',
      'header content-type = application/json',
      'member error = "invalid_scope"',
    ]);
  });

  it('are the sizes of chunks as well, and a value that a border splits is one (RFC 9112 §7.1)', () => {
    const text =
      'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n9\r\n{"error":\r\n5\r\n"abc"\r\n1\r\n}\r\n0\r\n\r\n';
    const found = words(text, 'response');
    expect(found).toContain('header Transfer-Encoding = chunked');
    expect(found).toContain('member error = "abc"');
    expect(found.filter((part) => part.startsWith('chunk')).length).toBeGreaterThanOrEqual(2);
  });

  it('tell a body of unknown kind and a line that is no field', () => {
    expect(words('HTTP/1.1 502 Bad\r\nnonsense\r\n\r\n<h1>no</h1>', 'response').slice(3)).toEqual([
      'unknown = nonsense',
      'body = <h1>no</h1>',
    ]);
  });

  it('know whether a secret is in them, and hold it whole', () => {
    const [secret] = partsOf(
      'POST / HTTP/1.1\r\nContent-Type: application/x-www-form-urlencoded\r\n\r\nclient_secret=Secr3t',
      'request',
    ).slice(-1);
    expect(secret).toMatchObject({ kind: 'parameter', name: 'client_secret', value: 'Secr3t', hasSecret: true });
  });

  it('never overlap and stay in order, whatever the message is', () => {
    const pieces = fc.constantFrom(
      'POST',
      ' ',
      '/',
      '?',
      '&',
      '=',
      'a',
      'HTTP/1.1',
      '200',
      '\r\n',
      '\n',
      ':',
      '{',
      '}',
      '"a"',
      '"',
      ',',
      '[',
      '5',
      'token',
      'Transfer-Encoding: chunked',
    );
    fc.assert(
      fc.property(
        fc.array(pieces, { maxLength: 40 }),
        fc.constantFrom<MessageSide>('request', 'response'),
        (list, side) => {
          const text = list.join('');
          const segments = maskSegments(messageView(text, side), []);
          let at = 0;
          for (const { first, last } of messageParts(segments, side)) {
            expect(first).toBeGreaterThanOrEqual(at);
            expect(last).toBeGreaterThanOrEqual(first);
            expect(last).toBeLessThan(segments.length);
            at = last + 1;
          }
        },
      ),
    );
  });
});
