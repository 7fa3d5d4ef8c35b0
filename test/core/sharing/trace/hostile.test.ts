import { describe, expect, it } from 'vitest';
import { traceMarkdown } from '#core/sharing/trace/trace-markdown.ts';
import { tracePage } from '#core/sharing/trace/trace-page.ts';
import { payloads } from '../../../support/payloads.ts';
import { saying } from './hostile-story.ts';

const isLong = process.env['GRANTSCOPE_LONG'] === '1';
const some = isLong ? payloads : payloads.filter((_, at) => at % 10 === 3);

describe('hostile text in what tells of a run (T33)', () => {
  it('ends no block of code in Markdown, and writes no HTML outside of one', () => {
    const fences = ['```', '````\n# free', '~~~\n<b>', '`', '``` `', '\n\n<script>x</script>\n'];
    for (const payload of [...some, ...fences]) {
      const { story, report } = saying(payload);
      for (const text of [traceMarkdown(story, 0), report]) {
        const outside = outsideOfCode(text);
        expect(outside.fencesLeftOpen, payload).toBe(0);
        const unlinked = outside.text.replaceAll(/\[[^\]\n]*\]\(<https:[^>\n]*>\)/g, '');
        expect(unlinked, payload).not.toMatch(/<|(?<!\\)[[\]]|:\/\//);
      }
    }
  });

  it('shows what cannot be seen, and turns no text around', () => {
    const page = tracePage(saying('a\u202Eb\u0007c').story, 0);
    expect(page.includes('\u202E') || page.includes('\u0007')).toBe(false);
    expect(page).toContain('a⟨U+202E⟩b␇c');
  });
});

/** Markdown without its fenced blocks and its code in lines, read as CommonMark reads them. */
function outsideOfCode(markdown: string): { readonly text: string; readonly fencesLeftOpen: number } {
  const kept: string[] = [];
  let fence: string | undefined;
  for (const line of markdown.split('\n')) {
    const [, run = '', info = ''] = /^ {0,3}(`{3,})(.*)$/.exec(line) ?? [];
    if (fence !== undefined) {
      if (run.length >= fence.length && info.trim() === '') fence = undefined;
    } else if (run !== '' && !info.includes('`')) fence = run;
    else kept.push(line);
  }
  const text = kept.join('\n').replaceAll(/(?<![\\`])(`+)(?!`)[^\n]*?(?<!`)\1(?!`)/g, '');
  return { text, fencesLeftOpen: fence === undefined ? 0 : 1 };
}
