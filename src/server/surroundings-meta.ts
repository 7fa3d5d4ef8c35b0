import { surroundingsMeta } from '#core/contract/paths.ts';
import type { Surroundings } from '#core/contract/surroundings.ts';

/**
 * The page with the `<meta>` in its head that says what stands around it (design.md 7.2).
 *
 * @throws where the page has no `</head>`: it is not a page of ours then.
 */
export function withSurroundings(page: string, surroundings: Surroundings): string {
  const headEnd = page.indexOf('</head>');
  if (headEnd === -1) throw new Error('index.html has no </head>');
  const meta = `<meta name="${surroundingsMeta}" content="${escapeAttribute(JSON.stringify(surroundings))}" />`;
  return `${page.slice(0, headEnd)}${meta}\n  ${page.slice(headEnd)}`;
}

function escapeAttribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
