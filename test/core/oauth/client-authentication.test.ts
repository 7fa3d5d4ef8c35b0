import { describe, expect, it } from 'vitest';
import { basicCredentials, basicLayers } from '#core/oauth/client-authentication.ts';
import type { BasicEncoding } from '#core/oauth/connection.ts';

const decoded = (credentials: string) => Buffer.from(credentials, 'base64').toString('utf8');

describe('basicCredentials', () => {
  it.each<[BasicEncoding, string, string, string]>([
    ['compatible', 'server', 'Secr3t!', 'server:Secr3t!'],
    ['form', 'server', 'Secr3t!', 'server:Secr3t%21'],
    ['raw', 'server', 'Secr3t!', 'server:Secr3t!'],
    ['compatible', 'a:b', 'c:d', 'a%3Ab:c:d'],
    ['form', 'a:b', 'c:d', 'a%3Ab:c%3Ad'],
    ['form', 'my-client_1.0*', '~', 'my%2Dclient%5F1%2E0%2A:%7E'],
    ['compatible', 'a+b %', 'ü\t', 'a%2Bb%20%25:%C3%BC%09'],
    ['form', 'a+b %', 'ü\t', 'a%2Bb+%25:%C3%BC%09'],
    ['raw', 'a+b %', 'ü', 'a+b %:ü'],
    ['compatible', '!"#$&\'()*,-./;<=>?@[\\]^_`{|}~', '\u007F', '!"#$&\'()*,-./;<=>?@[\\]^_`{|}~:%7F'],
    ['raw', 'id', '', 'id:'],
  ])('%s: %j and %j become %j before base64 (design.md 7.7)', (encoding, id, secret, expected) => {
    expect(decoded(basicCredentials(id, secret, encoding))).toBe(expected);
  });

  it('is the example of RFC 7617 §2 in raw form', () => {
    expect(basicCredentials('Aladdin', 'open sesame', 'raw')).toBe('QWxhZGRpbjpvcGVuIHNlc2FtZQ==');
  });

  it('uses UTF-8 (RFC 7617 §2.1)', () => {
    expect(basicCredentials('test', '123£', 'raw')).toBe('dGVzdDoxMjPCow==');
  });
});

describe('basicLayers', () => {
  it('shows each step', () => {
    expect(basicLayers('server', 'Secr3t!', 'form')).toEqual({
      plain: 'server:Secr3t!',
      encoded: 'server:Secr3t%21',
      base64: 'c2VydmVyOlNlY3IzdCUyMQ==',
    });
  });
});
