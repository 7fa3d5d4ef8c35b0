import { render } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { MarkedText } from '#app/ui/marked-text.tsx';

function marksOf(text: string) {
  const { container } = render(<MarkedText text={text} />);
  const marks = [...container.querySelectorAll('[data-unseen]')].map((mark) => mark.getAttribute('data-unseen'));
  return { marks, text: container.textContent };
}

describe('a text from elsewhere', () => {
  it('names what turns the direction of writing, and keeps the text as it came', () => {
    expect(marksOf('\u202Eelpmaxe.live\u202C')).toEqual({
      marks: ['U+202E', 'U+202C'],
      text: '\u202Eelpmaxe.live\u202C',
    });
  });

  it('names zero widths, controls and a joiner within a Latin word', () => {
    expect(marksOf('ad\u200Bmin\u0000 ro\u200Dot').marks).toEqual(['U+200B', 'U+0000', 'U+200D']);
  });

  it('leaves emoji, Hebrew, Arabic and line breaks alone', () => {
    expect(marksOf('👩‍👩‍👧 שלום مرحبا\n\tüber').marks).toEqual([]);
  });

  it('stays small for a text made of nothing else', () => {
    const { marks, text } = marksOf('\u200B'.repeat(100_000));
    expect(marks).toHaveLength(500);
    expect(text).toHaveLength(100_000);
  });
});
