import { describe, expect, it } from 'vitest';
import { mdBlock, mdCode, mdSource, mdText } from '#core/sharing/trace/markdown.ts';

describe('Markdown that is written', () => {
  it.each([
    ['client_id is a_b', 'client_id is a_b'],
    ['_em_ *b* `c` ~~d~~', String.raw`\_em\_ \*b\* \`c\` \~\~d\~\~`],
    ['[x](javascript:y)', String.raw`\[x\](javascript:y)`],
    ['<b>&amp;', '&lt;b>&amp;amp;'],
    ['# no heading', String.raw`\# no heading`],
    ['1. no list', String.raw`1\. no list`],
    ['- no list', String.raw`\- no list`],
    ['see https://evil.example, @you', 'see https&#58;//evil.example, &#64;you'],
    ['one\nline', 'one␊line'],
  ])('takes nothing in a text for markup: %j', (text, written) => {
    expect(mdText(text)).toBe(written);
  });

  it.each([
    ['plain', '`plain`'],
    ['a`b', '``a`b``'],
    ['`', '`` ` ``'],
    ['', '(empty)'],
  ])('writes a value as code that its backticks cannot end: %j', (text, written) => {
    expect(mdCode(text)).toBe(written);
  });

  it('writes a block whose fence is longer than any in it', () => {
    expect(mdBlock('a\r\n````\r\n# b', 'http')).toBe('`````http\na\n````\n# b\n`````');
  });

  it('links to https only', () => {
    expect(mdSource({ label: 'RFC', url: 'https://a.example/x#y' })).toBe('[RFC](<https://a.example/x#y>)');
    expect(mdSource({ label: 'RFC', url: 'javascript:alert(1)' })).toBe('RFC');
    expect(mdSource({ label: 'RFC', url: 'https://a.example/>x' })).toBe('RFC');
  });
});
