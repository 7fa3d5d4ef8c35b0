import { visitJson } from '../http/json-tokens.ts';

const deepestIndent = 40;

/**
 * A JSON text laid out in lines, two spaces a level. Only the white space between its pieces changes: digits, escapes,
 * order and repeated names stay as they are (security.md T42, T43). No recursion, so no depth is too deep (T44).
 */
export function indentJson(json: string): string {
  const out: string[] = [];
  let depth = 0;
  let opened = false;
  const newLine = () => out.push('\n', '  '.repeat(Math.min(depth, deepestIndent)));
  visitJson(json, (kind, start, end) => {
    if (kind === 'space') return;
    if (kind === 'close') {
      depth = Math.max(0, depth - 1);
      if (!opened) newLine();
      opened = false;
    } else if (opened) {
      newLine();
      opened = false;
    }
    out.push(json.slice(start, end));
    if (kind === 'open') {
      depth++;
      opened = true;
    } else if (kind === 'comma') newLine();
    else if (kind === 'colon') out.push(' ');
  });
  return out.join('');
}
