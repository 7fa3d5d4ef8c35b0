import { describe, expect, it } from 'vitest';
import { findSecret } from '#core/http/secret-forms.ts';

const head = 'eyJhbGciOiJSUzI1NiIsInR5cCI6ImF0K2p3dCJ9.';
const token = `${head}${'a1b2'.repeat(70)}`;
const unicode = (text: string) => text.replaceAll(/./g, (each) => `\\u00${each.charCodeAt(0).toString(16)}`);

describe('findSecret', () => {
  it.each([
    ['plain', token],
    ['escaped in part', `${unicode(token.slice(0, 3))}${token.slice(3)}`],
    ['escaped behind its beginning', `${token.slice(0, 60)}${unicode(token.slice(60, 70))}${token.slice(70)}`],
    ['percent-encoded twice behind its beginning', token.replace('.', '%252E')],
    ['in hex of both cases', Buffer.from(token).toString('hex').replace('6b', '6B')],
    ['in base64', Buffer.from(`id:${token}`).toString('base64url')],
  ])('finds a token %s, and all of it', (_form, written) => {
    expect(findSecret(`"${written}"`, token)).toContainEqual({ start: 1, end: 1 + written.length });
  });

  it.each([
    ['plain', (text: string) => text],
    ['in base64', (text: string) => Buffer.from(text).toString('base64')],
    ['in hex', (text: string) => Buffer.from(text).toString('hex')],
  ])('takes no other token for it that begins alike, %s', (_form, written) => {
    expect(findSecret(written(`${head}${'b2a1'.repeat(70)}`), token)).toEqual([]);
  });

  it('finds it behind one that begins alike', () => {
    expect(findSecret('Zq7-a Zq7-b', 'Zq7-b')).toEqual([{ start: 6, end: 11 }]);
    expect(findSecret('aaaaab', 'aaaab')).toEqual([{ start: 1, end: 6 }]);
  });

  it('finds one with escape signs of its own, however they are escaped', () => {
    expect(findSecret('x%25252x', '%252x')).toEqual([{ start: 1, end: 8 }]);
    expect(findSecret('&amp;amp;!', '&amp;!')).toEqual([{ start: 0, end: 10 }]);
  });
});
