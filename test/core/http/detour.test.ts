import { describe, expect, it } from 'vitest';
import { destinationText, isServerName, readDestination } from '#core/http/detour.ts';

describe('a place to connect to, as typed', () => {
  it.each([
    ['127.0.0.1:8443', '127.0.0.1:8443'],
    ['127.0.0.1', '127.0.0.1:443'],
    [' Staging.Company.ORG:80 ', 'staging.company.org:80'],
    ['[::1]:8443', '[::1]:8443'],
    ['[2001:DB8::1]', '[2001:db8::1]:443'],
    ['::1', '[::1]:443'],
    ['2001:db8:0:0:0:0:0:1', '[2001:db8::1]:443'],
    ['2130706433:1', '127.0.0.1:1'],
    ['münchen.de:1', 'xn--mnchen-3ya.de:1'],
  ])('%s means %s', (text, place) => {
    const read = readDestination(text, 443);
    expect(read && destinationText(read)).toBe(place);
  });

  it.each([
    '',
    ':80',
    'a:0',
    'a:70000',
    'a:b',
    'a b',
    'https://a',
    'a/b',
    'u@a',
    '[::1',
    'a%00',
    '[x]:1',
    'fe80::1%eth0',
  ])('%j is none', (text) => expect(readDestination(text, 443)).toBeUndefined());
});

describe('a server name (RFC 6066 §3)', () => {
  it.each(['localhost', 'a.example', 'xn--mnchen-3ya.de', '_tcp.a-b.example', '1a.2b'])('may be %s', (name) =>
    expect(isServerName(name)).toBe(true),
  );
  it.each(['', '10.0.0.1', '::1', 'a.', '.a', 'a..b', 'ü.de', 'a b', '-a.b', 'a.0x7f', 'a'.repeat(254)])(
    'is not %j',
    (name) => expect(isServerName(name)).toBe(false),
  );
});
