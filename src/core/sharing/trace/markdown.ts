import { visibleLine, visibleText } from './visible-text.ts';

/** Text of our own or of others in a line of Markdown (CommonMark): nothing in it is taken for markup, HTML or a link. */
export function mdText(text: string): string {
  return visibleLine(text, 4000)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll(/[\\`*[\]~]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, String.raw`\$&`)
    .replace(/^(?=[#>+=|-])|(?<=^\d{1,9})(?=[.)](?:\s|$))/, '\\')
    .replaceAll('://', '&#58;//')
    .replaceAll('@', '&#64;');
}

/** A value as it is, in one line of code; its fence is longer than any run of backticks in it. */
export function mdCode(text: string): string {
  const line = visibleLine(text, 4000);
  if (line === '') return '(empty)';
  const fence = fenceFor(line, 1);
  return line.startsWith('`') || line.endsWith('`') || /^ .* $/.test(line)
    ? `${fence} ${line} ${fence}`
    : `${fence}${line}${fence}`;
}

/** A block of code that nothing in it can end. */
export function mdBlock(text: string, language = ''): string {
  const shown = visibleText(text).replace(/\n$/, '');
  const fence = fenceFor(shown, 3);
  return `${fence}${language}\n${shown}\n${fence}`;
}

/** A list of names and values; a value that is code is written so by the caller. */
export function mdFacts(facts: readonly (readonly [name: string, written: string])[]): string {
  return facts.map(([name, written]) => `- **${mdText(name)}**: ${written}`).join('\n');
}

/** A link to a source; text where its address is no https one. */
export function mdSource({ label, url }: { readonly label: string; readonly url: string }): string {
  const isSafe = /^https:\/\/[^\s<>()]+$/.test(url) && URL.canParse(url);
  return isSafe ? `[${mdText(label)}](<${url}>)` : mdText(label);
}

function fenceFor(text: string, least: number): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  return '`'.repeat(Math.max(least, longest + 1));
}
