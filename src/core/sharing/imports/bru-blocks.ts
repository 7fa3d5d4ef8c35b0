/** One block of a `.bru` file: `name { … }` with rows or a text inside, or `name [ … ]` with names. */
export type BruBlock = {
  readonly name: string;
  readonly rows: readonly BruRow[];
  /** What stands between the braces, without the indentation that the format adds. */
  readonly text: string;
};

export type BruRow = { readonly name: string; readonly value: string; readonly enabled: boolean };

/**
 * The blocks of a `.bru` file. A block ends with a brace at the beginning of a line, whatever is inside: what is in it is
 * indented, and scripts are never looked into.
 */
export function bruBlocks(text: string): readonly BruBlock[] {
  const found: BruBlock[] = [];
  const lines = text.replaceAll('\r\n', '\n').split('\n');
  for (let at = 0; at < lines.length; at++) {
    const [, name, bracket] = /^([a-z][a-z0-9:_-]*)\s*([{[])\s*$/i.exec(lines[at] ?? '') ?? [];
    if (name === undefined) continue;
    const close = bracket === '{' ? '}' : ']';
    const from = at + 1;
    while (at + 1 < lines.length && lines[at + 1]?.trimEnd() !== close) at++;
    const inside = lines.slice(from, at + 1);
    found.push({
      name,
      rows: bracket === '{' ? rowsOf(inside) : inside.flatMap(nameRow),
      text: inside.map((line) => line.replace(/^ {1,2}/, '')).join('\n'),
    });
  }
  return found;
}

function rowsOf(lines: readonly string[]): readonly BruRow[] {
  const rows: BruRow[] = [];
  for (let at = 0; at < lines.length; at++) {
    const [, off = '', quoted, plain = '', value = ''] =
      /^\s*(~?)(?:"((?:[^"\\]|\\.)*)"|([^:]+?))\s*:\s?(.*)$/.exec(lines[at] ?? '') ?? [];
    const name = quoted ?? plain;
    if (name === '') continue;
    if (value.trim() !== "'''") {
      rows.push({ name, value: value.trim(), enabled: off === '' });
      continue;
    }
    const from = at + 1;
    while (at + 1 < lines.length && lines[at + 1]?.trim() !== "'''") at++;
    rows.push({
      name,
      value: lines
        .slice(from, at + 1)
        .map((line) => line.trim())
        .join('\n'),
      enabled: off === '',
    });
    at++;
  }
  return rows;
}

/** `[ a, ~b ]`: names of secrets, whose values Bruno keeps elsewhere. */
function nameRow(line: string): readonly BruRow[] {
  const name = line.trim().replace(/,$/, '').replace(/^~/, '');
  return name === '' ? [] : [{ name, value: '', enabled: true }];
}
