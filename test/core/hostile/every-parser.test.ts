import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutters, textOfBytes } from './cutters.ts';
import { costlyPieces, isLong, jsonTexts, naughtyTexts, patience } from './hostile-texts.ts';
import { parsers } from './parsers.ts';

const texts = [...jsonTexts.map(({ text }) => text), ...naughtyTexts];
// JSON and grammar between the noise, so that the random gets past the first character.
const anyText = fc
  .array(
    fc.oneof(fc.string({ unit: 'binary', maxLength: 8 }), fc.constantFrom(...costlyPieces), fc.json({ maxDepth: 2 })),
    {
      maxLength: 10,
    },
  )
  .map((pieces) => pieces.join(''));
const numRuns = isLong ? 20_000 : 100;

/** Far above what a linear reader takes of a slow processor, far below what a quadratic one takes. */
const boundMs = isLong ? 10_000 : 1500;
const costlyLength = isLong ? 1024 * 1024 : 64 * 1024;

it('JSONTestSuite and the naughty strings are all there', () => {
  expect(jsonTexts).toHaveLength(318);
  expect(naughtyTexts.length).toBeGreaterThanOrEqual(485);
});

describe.each(parsers)('the parser of: $name', patience, ({ read }) => {
  it('answers to JSONTestSuite and the naughty strings', async () => {
    for (const text of texts) await read(text);
  });

  it('answers to whatever comes', async () => {
    await fc.assert(
      fc.asyncProperty(anyText, async (text) => void (await read(text))),
      { numRuns },
    );
  });

  it('takes time in proportion to the length', async () => {
    for (const text of costly()) await quick(text, () => read(text));
  });
});

describe.each(cutters)('the pieces of: $name', patience, ({ pieces, around = (text) => text }) => {
  const joined = (text: string): string =>
    pieces(text)
      .map((piece) => piece.text)
      .join('');

  it('are JSONTestSuite’s texts and the naughty strings again', () => {
    for (const text of texts.map(around)) expect(joined(text)).toBe(text);
  });

  it('are whatever came', () => {
    fc.assert(
      fc.property(anyText, (text) => joined(around(text)) === around(text)),
      { numRuns },
    );
  });

  it('come in time in proportion to the length', async () => {
    for (const text of costly()) await quick(text, () => pieces(around(text)));
  });
});

it('every byte of a text is a character or a marked replacement', () => {
  for (const text of texts) expect(textOfBytes(text)).toBe(text.replaceAll(/\p{Surrogate}/gu, '\uFFFD'));
});

function costly(): readonly string[] {
  const long = (piece: string): string => piece.repeat(Math.ceil(costlyLength / piece.length));
  // Between two words as well: what is trimmed, or looked for up to the end, is then looked for in vain.
  return [
    ...costlyPieces.map(long),
    ...[' ', '\t', '\n', '/', '=', '.', '%20', '\\'].map((piece) => `x${long(piece)}x`),
  ];
}

async function quick(text: string, act: () => unknown): Promise<void> {
  // The processor's time, not the clock's: another program that is busy makes no reader slow.
  const start = process.cpuUsage();
  await act();
  const { user, system } = process.cpuUsage(start);
  expect((user + system) / 1000, `ms for many of ${JSON.stringify(text.slice(0, 20))}`).toBeLessThan(boundMs);
}
