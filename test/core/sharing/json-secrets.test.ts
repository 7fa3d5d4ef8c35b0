import { describe, expect, it } from 'vitest';
import { bodySegments } from '#core/http/body-segments.ts';
import { jsonSecrets } from '#core/sharing/json-secrets.ts';
import { layOutBeginning } from '#core/sharing/lay-out.ts';
import { secretSpans } from '#core/sharing/secret-spans.ts';
import { utf8 } from '#core/http/bytes.ts';

const known = ['Secr3t!', 'hunter-2-secret'];
const jwt = 'eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJhIn0.c2lnbmF0dXJl';

describe('secrets in a JSON text', () => {
  it.each([
    ['by name', '{"access_token":"abc","scope":"read","client-secret":12345}'],
    ['in a list under a name', '{"token":["one",2,null,"three"]}'],
    ['with an escaped name', String.raw`{"access\u005ftoken":"abc"}`],
    ['by its looks', `{"note":"see ${jwt} there"}`],
    ['known, and escaped', String.raw`{"echo":"Secr3t\u0021","base":"aHVudGVyLTItc2VjcmV0"}`],
    ['in JSON inside a string', String.raw`{"body":"{\"access_token\":\"abc\"}"}`],
    ['with its scheme', '{"authorization":"Bearer abcdefgh12345678","cookie":"a=b; c=d"}'],
    ['in a text that is cut', '{"access_token":"abc'],
    ['not in an error’s number', '{"code":17,"error":"invalid_token"}'],
    ['that is a code', '{"code":"17-abc"}'],
    ['known, and a piece of JSON itself', '{"a":{"b":"hunter-2-secret","c":[1]}}'],
  ])('are those of the raw view: %s', (_, json) => {
    expect(jsonSecrets(json, known)).toEqual(secretSpans(bodySegments(json, 'response', ''), known));
  });
});

describe('the beginning of a long body', () => {
  it('shows nothing near its end, where a secret may be cut in two', () => {
    const before = `{"a":"${'x '.repeat(8_184)}`;
    const { text, secrets, searchedUpTo } = layOutBeginning(
      utf8(`${before}hunter-2-secret and more, ${'x '.repeat(20_000)}"}`),
      'json',
      known,
    );
    expect(text.endsWith('hunt') || text.includes('hunter')).toBe(true);
    expect(secrets).toHaveLength(0);
    expect(searchedUpTo).toBeLessThan(before.length);
  });

  it('is all of a short one', () => {
    const { text, secrets, searchedUpTo } = layOutBeginning(utf8('{"token":"abc"}'), 'json', []);
    expect([text.length, searchedUpTo, ...secrets]).toEqual([15, 15, 10, 13]);
  });
});
