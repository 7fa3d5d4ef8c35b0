/**
 * Text from outside with nothing in it that a reader cannot see: control characters as their pictures, what turns the
 * direction of text or takes no room by its code, half a surrogate pair as U+FFFD. Tabs and line ends stay; the CR of
 * a CR LF is left out.
 */
export function visibleText(text: string): string {
  return text
    .replaceAll('\r\n', '\n')
    .replaceAll(/\p{Surrogate}/gu, '\uFFFD')
    .replaceAll(/[^\n\t\P{Cc}]|[\p{Cf}\p{Zl}\p{Zp}\uFFFE\uFFFF]/gu, symbol);
}

/** The same in one line, no longer than so many characters. */
export function visibleLine(text: string, mostCharacters: number): string {
  const line = visibleText(text).replaceAll('\n', '␊').replaceAll('\t', '␉');
  const characters = Array.from(line);
  return characters.length <= mostCharacters ? line : `${characters.slice(0, mostCharacters - 1).join('')}…`;
}

function symbol(unseen: string): string {
  const code = unseen.codePointAt(0) ?? 0;
  if (code === 0x7f) return '␡';
  if (code < 0x20) return String.fromCodePoint(0x2400 + code);
  return `⟨U+${code.toString(16).toUpperCase().padStart(4, '0')}⟩`;
}
