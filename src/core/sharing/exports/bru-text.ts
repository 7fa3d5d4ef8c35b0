/** One row of a block: `name: value`. */
export type BruRow = readonly [name: string, value: string];

/** A block of a `.bru` file with rows in it, or nothing where there are none. */
export function bruBlock(name: string, rows: readonly BruRow[]): string {
  if (rows.length === 0) return '';
  return `${name} {\n${rows.map((row) => `  ${rowText(row)}\n`).join('')}}\n\n`;
}

/** A block with a text in it. Each line is indented, so none of them can be the brace that ends the block. */
export function bruTextBlock(name: string, text: string): string {
  const lines = text.split('\n').map((line) => `  ${line}\n`);
  return `${name} {\n${lines.join('')}}\n\n`;
}

/** The names of secrets, whose values Bruno keeps elsewhere. */
export function bruNames(block: string, names: readonly string[]): string {
  return names.length === 0 ? '' : `${block} [\n${names.map((name) => `  ${name}`).join(',\n')}\n]\n`;
}

/**
 * Whether a row can hold this: Bruno trims values and takes three quotation marks for the beginning of a longer one, and its
 * names know no backslash.
 */
export function fitsBruRow([name, value]: BruRow): boolean {
  const isValue = value === value.trim() && !/[\n\r\0]|'''/.test(value);
  return isValue && !/^$|[\n\r\0\\]|^~|^__proto__$/.test(name);
}

function rowText([name, value]: BruRow): string {
  return `${/^[\w.-]+$/.test(name) ? name : `"${name.replaceAll('"', String.raw`\"`)}"`}: ${value}`;
}
