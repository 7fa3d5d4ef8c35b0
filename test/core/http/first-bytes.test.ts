import { describe, expect, it } from 'vitest';
import { latin1Bytes } from '#core/http/bytes.ts';
import { firstBytesWords, speakerOf } from '#core/http/first-bytes.ts';

describe('bytes that are no HTTP/1 answer', () => {
  it.each([
    ['\u0015\u0003\u0001\0\u0002\u0002\u0032', { kind: 'tls', record: 'alert' }],
    ['\u0016\u0003\u0003\0\u0040', { kind: 'tls', record: 'handshake' }],
    ['PRI * HTTP/2.0\r\n', { kind: 'http2' }],
    ['\0\0\u0012\u0004\0\0\0\0\0', { kind: 'http2' }],
    ['220 ProFTPD ready\r\n', { kind: 'service', name: 'FTP' }],
    ['220-mail.example ESMTP\r\n', { kind: 'service', name: 'SMTP (mail)' }],
    ['* OK IMAP4rev1\r\n', { kind: 'service', name: 'IMAP (mail)' }],
    ['+OK ready\r\n', { kind: 'service', name: 'POP3 (mail)' }],
    ['-NOAUTH Authentication required.\r\n', { kind: 'service', name: 'Redis' }],
    ['J\0\0\0\n8.0.36\0', { kind: 'service', name: 'MySQL' }],
    ['E\0\0\0\u0050SFATAL\0', { kind: 'service', name: 'PostgreSQL' }],
    ['AMQP\0\0\u0009\u0001', { kind: 'service', name: 'AMQP' }],
    ['\n <!DOCTYPE html>', { kind: 'content', what: 'html' }],
    ['<?xml version="1.0"?>', { kind: 'content', what: 'xml' }],
    ['{"a":1}', { kind: 'content', what: 'json' }],
    ['GET / HTTP/1.1\r\n', { kind: 'request' }],
    ['Server: x\r\n\r\n', { kind: 'headers' }],
    ['hello', { kind: 'text' }],
    ['\u0001\u0002', { kind: 'binary' }],
    ['', { kind: 'text' }],
  ])('%j', (text, speaker) => expect(speakerOf(latin1Bytes(text))).toEqual(speaker));

  it('are told in hexadecimal, as many as fit', () => {
    expect(firstBytesWords(latin1Bytes('SSH'))).toBe('53 53 48');
    expect(firstBytesWords(latin1Bytes('SSH-2.0-OpenSSH'))).toBe('53 53 48 2d 32 2e 30 2d 4f 70 65 6e …');
  });
});
