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
    const row = rowIn(lines[at] ?? '');
    if (row === undefined) continue;
    const { name, value, enabled } = row;
    if (value.trim() !== "'''") {
      rows.push({ name, value: value.trim(), enabled });
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
      enabled,
    });
    at++;
  }
  return rows;
}

/** `name: value`, or `~name: value` where it is off. A name with a colon in it stands in quotes. */
function rowIn(line: string): BruRow | undefined {
  const isOff = line.trimStart().startsWith('~');
  const text = line.trimStart().slice(isOff ? 1 : 0);
  const [whole, quoted] = /^"((?:[^"\\]|\\.)*)"[ \t]*:/.exec(text) ?? [];
  const colon = whole === undefined ? text.indexOf(':') : whole.length - 1;
  const name = quoted ?? text.slice(0, colon).trim();
  return colon < 1 || name === '' ? undefined : { name, value: text.slice(colon + 1), enabled: !isOff };
}

/** `[ a, ~b ]`: names of secrets, whose values Bruno keeps elsewhere. */
function nameRow(line: string): readonly BruRow[] {
  const name = line.trim().replace(/,$/, '').replace(/^~/, '');
  return name === '' ? [] : [{ name, value: '', enabled: true }];
}
