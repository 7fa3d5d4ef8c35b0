import { expect } from 'vitest';
import type { Finding } from '#core/findings/finding.ts';

/** What a parser, a library or JavaScript says of itself; nobody who looks for help can use it. */
const bareMessages =
  /Unexpected (?:token|end)|SyntaxError|TypeError|RangeError|HPE_|\bERR_|\bE[A-Z]{5,}\b|undefined|\[object|\bNaN\b|Infinity|Invalid Date/;
// Reorders or hides what stands behind it (UAX #9), breaks lines, or ends the text for some reader.
const unseen = /[\p{Cc}\u061C\u200B-\u200F\u2028-\u202E\u2060-\u2069\uFEFF]/u;

/** That a finding reads well, whatever the server said: `answer` is all that came. */
export function expectWords({ id, title, explanation }: Finding, answer: string): void {
  // What the server says stands in quotation marks; that it says odd things is no fault of ours.
  const own = `${title} ${explanation}`.replaceAll(/“[^”]*”/g, '“…”');
  const bare = bareMessages.exec(own)?.[0];
  if (bare !== undefined && !answer.includes(bare)) expect.fail(`${id}: ${title} ${explanation}`);
  expect(unseen.exec(`${title} ${explanation}`), `${id}: ${JSON.stringify(`${title} ${explanation}`)}`).toBeNull();
  expect(title.length, `${id}: ${title.slice(0, 300)}`).toBeLessThan(300);
  expect(explanation.length, `${id}: ${explanation.slice(0, 300)}`).toBeLessThan(2000);
}
