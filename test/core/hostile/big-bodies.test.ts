import { describe, expect, it } from 'vitest';
import { findText } from '#core/http/find-text.ts';
import { pointerOf } from '#core/http/json-pointer.ts';
import { jsonRows, mostRows } from '#core/http/json-rows.ts';
import { rowTokens } from '#core/http/row-tokens.ts';
import { rowEnd } from '#core/http/rows.ts';
import { textRows } from '#core/http/text-rows.ts';
import { jsonSecrets } from '#core/sharing/json-secrets.ts';

// security.md F28: nothing here may overflow the stack, and no row may be too long to be drawn.
const bodies: readonly (readonly [what: string, text: string])[] = [
  ['5,000,000 lists in one another', '['.repeat(5_000_000) + ']'.repeat(5_000_000)],
  ['1,000,000 objects in one another', '{"a":'.repeat(1_000_000) + '1' + '}'.repeat(1_000_000)],
  ['one line of 8 MB', `{"a":"${'x'.repeat(8_000_000)}"}`],
  ['8 MB of backslashes', `{"a":"${'\\'.repeat(8_000_000)}"}`],
  ['8 MB of digits', `[${'1'.repeat(8_000_000)}]`],
  ['8 MB of what fits nowhere', `{${'%'.repeat(8_000_000)}`],
  ['a name of 8 MB', `{"${'n'.repeat(8_000_000)}":1}`],
  ['100,000 names', `{${Array.from({ length: 100_000 }, (_, at) => `"name-${at}":${at}`).join(',')}}`],
];

describe('bodies of megabytes', () => {
  it.each(bodies)(
    '%s are laid out, with short rows and no more of them than can be scrolled',
    (_, text) => {
      for (const rows of [jsonRows(text), textRows(text)]) {
        expect(rows.count).toBeLessThanOrEqual(mostRows);
        for (const row of [0, Math.floor(rows.count / 2), rows.count - 1].filter(
          (each) => rows.isWhole || each < rows.count - 1,
        )) {
          expect(rowEnd(rows, row) - (rows.starts[row] ?? 0)).toBeLessThan(600);
          expect(rowTokens(text, rows, row).length).toBeLessThan(600);
          pointerOf(text, rows, row);
        }
      }
    },
    30_000,
  );

  it.each(bodies)(
    '%s are searched for secrets and for text',
    (_, text) => {
      expect(jsonSecrets(text, ['hunter-2-secret'])).toEqual([]);
      expect(findText(text, 'no such text', { matchCase: false }).places).toHaveLength(0);
    },
    30_000,
  );

  it('are cut where there are too many rows, and say so', () => {
    const rows = jsonRows(`[${'1,'.repeat(100)}1]`, 50);
    expect({ count: rows.count, isWhole: rows.isWhole }).toEqual({ count: 50, isWhole: false });
  });
});
