import { describe, expect, it } from 'vitest';
import { hostParts } from '#core/sharing/links/host-parts.ts';

describe('the host of a link', () => {
  it.each([
    ['https://as.example/token', '', 'as.example', ''],
    ['https://login.as.example:8443/token', 'login.', 'as.example', ':8443'],
    ['https://login.microsoftonline.com.evil.example/', 'login.microsoftonline.com.', 'evil.example', ''],
    ['https://login.example.co.uk/', 'login.', 'example.co.uk', ''],
    ['https://paypal.ab.io/', 'paypal.', 'ab.io', ''],
    ['https://good.example@evil.example/', '', 'evil.example', ''],
    ['http://10.1.2.3:80/token', '', '10.1.2.3', ''],
    ['https://[2001:db8::1]/token', '', '[2001:db8::1]', ''],
    ['http://localhost:8480/token', '', 'localhost', ':8480'],
    ['https://0x7f.1/token', '', '127.0.0.1', ''],
  ])('of %s is taken apart where somebody has registered it', (url, before, registered, port) => {
    expect(hostParts(url)).toMatchObject({ before, registered, port });
  });

  it('is shown in both ways where it is written in other letters on the wire (RFC 3492)', () => {
    expect(hostParts('https://login.аррӏе.com/')).toMatchObject({
      registered: 'xn--80ak6aa92e.com',
      unicode: 'login.аррӏе.com',
    });
    expect(hostParts('https://bücher.example/')).toMatchObject({
      registered: 'xn--bcher-kva.example',
      unicode: 'bücher.example',
    });
    expect(hostParts('https://as.example/')?.unicode).toBeUndefined();
  });

  it('is told from this machine', () => {
    const isThis = (url: string) => hostParts(url)?.isThisMachine;
    expect(['http://localhost:1/', 'http://127.9.9.9/', 'http://[::1]/', 'https://a.localhost/'].map(isThis)).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect(['https://localhost.example/', 'https://127.0.0.1.example/'].map(isThis)).toEqual([false, false]);
  });

  it('is none where the text is no address of the web', () => {
    expect(['', 'as.example', 'javascript:alert(1)', 'https://'].map(hostParts)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });
});
