/** The most text that is read in one go, in bytes: files that people share are far smaller (security.md T38). */
export const mostImportBytes = 16 * 1024 * 1024;

/** How many files are read together: a collection of Bruno is a folder of small ones. */
export const mostImportFiles = 500;

/** How many connections one import offers, and how many calls to choose from each of them has. */
export const mostCandidates = 100;
export const mostCalls = 100;

/** How many requests of a file are looked at. */
export const mostRequests = 5000;

/** How many environments of a file are looked at, each of which may make another connection out of every request. */
export const mostEnvironments = 20;

/** How far folders may lie in each other. */
export const mostFolders = 30;

/** The longest text that variables may make of one value, in characters. */
export const longestResolved = 64 * 1024;

// Far beyond any file that people made, and nothing that holds up the page.
const mostDepth = 200;
const mostParts = 2_000_000;

/**
 * Why this is more than is read, a sentence; undefined where it is not. What YAML shares between places is counted at
 * each of them, so a small file that stands for a huge one is found out.
 */
export function sizeFault(value: unknown): string | undefined {
  const waiting: { readonly part: unknown; readonly depth: number }[] = [{ part: value, depth: 0 }];
  let parts = 0;
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { part, depth } = next;
    if (++parts + waiting.length > mostParts)
      return 'It holds more than two million values, which is more than is read.';
    if (typeof part !== 'object' || part === null) continue;
    if (depth >= mostDepth) return `It is nested more than ${mostDepth} levels deep, which no tool writes.`;
    for (const inner of Array.isArray(part) ? part : Object.values(part))
      waiting.push({ part: inner, depth: depth + 1 });
  }
  return undefined;
}
