import { describe, expect, it } from 'vitest';
import { examine } from '#core/findings/examine.ts';
import { runFromBytes } from './bytes-run.ts';

const size = 1024 * 1024;
const fill = (piece: string) => piece.repeat(Math.ceil(size / piece.length));
const answer = (body: string, status = '200 OK') =>
  `HTTP/1.1 ${status}\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
const error = (description: string) =>
  answer(JSON.stringify({ error: 'invalid_request', error_description: description }), '400 Bad');

/** A pattern that walks such a text again from each of its characters would not come to an end within the test's time. */
describe('a megabyte made to be slow', () => {
  it.each([
    ['blanks behind a call', answer(`a()${' '.repeat(size)}x`)],
    ['openings of titles', answer(`<html>${fill('<title')}`)],
    ['openings of forms', answer(`<html>${fill('<input')}`)],
    ['openings of divisions', answer(`<html>${fill('<div id=')}`)],
    ['quotation marks', answer(`{${fill('"')}`)],
    ['a quotation mark and blanks', answer(`{"${' '.repeat(size)}`)],
    ['brackets', answer(fill('['))],
    ['braces before a mark', answer(`x${fill('{ ')}`)],
    ['beginnings of a sentence', error(fill('the request is missing a required parameter'))],
    ['clients', error(fill('client '))],
    ['blanks', error(`x${' '.repeat(size)}y`)],
    ['a code', answer(JSON.stringify({ error: fill('Ab ') }), '400 Bad')],
    ['a token of blanks', answer(JSON.stringify({ access_token: `"${' '.repeat(size)}` }))],
    ['a token of quotation marks', answer(JSON.stringify({ access_token: fill('" ') }))],
    ['a word', answer(fill('a'))],
    ['pairs', answer(fill('a=b&'))],
  ])('of %s is explained', (_, bytes) => {
    const found = examine(runFromBytes(bytes));
    expect(found.length).toBeGreaterThan(0);
    for (const { title, explanation } of found) expect(title.length + explanation.length).toBeLessThan(2500);
  });
});
