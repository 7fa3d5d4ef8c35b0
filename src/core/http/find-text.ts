/** Where a text was found: begin and end of each place, one behind the other, in order. */
export type Hits = { readonly places: Uint32Array; readonly isWhole: boolean };

export type FindOptions = { readonly matchCase: boolean; readonly limit?: number };

const mostHits = 100_000;

/**
 * Looks for a text as it is written. White space in what is looked for matches any, and may be missing beside colons,
 * commas and brackets: what is laid out in lines has more of it than what came.
 */
export function findText(text: string, wanted: string, { matchCase, limit = mostHits }: FindOptions): Hits {
  const places: number[] = [];
  const pattern = patternOf(wanted, matchCase);
  if (pattern === undefined) return { places: new Uint32Array(0), isWhole: true };
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    if (places.length === 2 * limit) return { places: Uint32Array.from(places), isWhole: false };
    places.push(match.index, pattern.lastIndex);
  }
  return { places: Uint32Array.from(places), isWhole: true };
}

function patternOf(wanted: string, matchCase: boolean): RegExp | undefined {
  const words = wanted.trim().split(/\s+/);
  if (words[0] === '') return undefined;
  const source = words
    .map((word) => word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'))
    .reduce(
      (before, word) =>
        before + (/[:,[{]$/.test(before) || /^[\]}]/.test(word.replace('\\', '')) ? '\\s*' : '\\s+') + word,
    );
  return new RegExp(source, matchCase ? 'gu' : 'giu');
}
