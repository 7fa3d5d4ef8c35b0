/**
 * One writer of text literals for each language. All of them write printable ASCII only, so that a literal is the same in
 * every encoding of a file, and neither a line separator nor a mark of direction can hide in it. What an escape would
 * need half a character for (a lone surrogate) becomes U+FFFD beforehand, in the plan.
 */
type Rules = {
  readonly quote: '"' | "'";
  /** The printable characters that mean something inside the quotes, besides the quote and the backslash. */
  readonly special?: string;
  /** The escape of a character that is not printable ASCII. */
  readonly escape: (character: string) => string;
};

const short: Readonly<Record<string, string>> = { '\n': String.raw`\n`, '\r': String.raw`\r`, '\t': String.raw`\t` };

function quoted(text: string, { quote, special = '', escape }: Rules): string {
  const written = Array.from(text, (character) => {
    if (character === '\\' || character === quote || special.includes(character)) return `\\${character}`;
    return /[ -~]/.test(character) ? character : (short[character] ?? escape(character));
  });
  return `${quote}${written.join('')}${quote}`;
}

/** JavaScript and TypeScript (ECMA-262 §12.9.4). `</` and `<!` are broken up, for a script that stands in a page. */
export function javascriptText(text: string): string {
  return quoted(text, { quote: "'", escape: byUnits }).replaceAll(/<(?=[/!])/g, String.raw`\x3C`);
}

/** Python 3 (reference §2.4.1). */
export function pythonText(text: string): string {
  return quoted(text, { quote: '"', escape: byWidth });
}

/**
 * Java (JLS §3.10.7). Controls are octal with all three digits: `\u000a` would be read before anything else and end the
 * line (§3.3). A backslash of the text is doubled, and a doubled one begins no such escape.
 */
export function javaText(text: string): string {
  const escape = (character: string) =>
    character < '\u0080' ? `\\${codeOf(character).toString(8).padStart(3, '0')}` : byUnits(character);
  return quoted(text, { quote: '"', escape });
}

/** Kotlin (grammar: Strings), where `$` begins a template. */
export function kotlinText(text: string): string {
  return quoted(text, { quote: '"', special: '$', escape: byUnits });
}

/** C# (§6.4.5.6). Never `\x`, whose number of digits varies. */
export function csharpText(text: string): string {
  return quoted(text, { quote: '"', escape: byUnits });
}

/** Go (Interpreted string literals). Not `\x`, which is a byte and no character. */
export function goText(text: string): string {
  return quoted(text, {
    quote: '"',
    escape: (character) => byWidth(character).replace(String.raw`\x`, String.raw`\u00`),
  });
}

/** PHP in double quotes, where `$` begins a variable; `{` means something before a `$` only. */
export function phpText(text: string): string {
  return quoted(text, { quote: '"', special: '$', escape: inBraces });
}

/** Ruby in double quotes, where `#` may begin an interpolation. */
export function rubyText(text: string): string {
  return quoted(text, { quote: '"', special: '#', escape: inBraces });
}

/** Rust (reference, Tokens); to be used as a value and never as a format. */
export function rustText(text: string): string {
  return quoted(text, { quote: '"', escape: inBraces });
}

/** Swift (Lexical Structure). `\(` would begin an interpolation, and cannot arise: each backslash is doubled. */
export function swiftText(text: string): string {
  return quoted(text, { quote: '"', escape: inBraces });
}

/**
 * PowerShell, old and new: single quotes, where only they mean something, and each character beyond printable ASCII as
 * `[char]`. It takes four typographic quotes for an ASCII one, and 5.1 knows no escape for a code point.
 */
export function powershellText(text: string): string {
  const pieces = text.match(/[ -~]+|[^ -~]/g) ?? [];
  const written = pieces.map((piece) =>
    /[ -~]/.test(piece) ? `'${piece.replaceAll("'", "''")}'` : `[char]0x${hexOf(piece.charCodeAt(0), 4)}`,
  );
  if (written.length === 1 && written[0]?.startsWith("'")) return written[0];
  // Two characters would be added as numbers: the first piece says that it is a text.
  const [first = "''"] = written;
  return `(${[...(first.startsWith("'") ? [] : ["''"]), ...written].join(' + ')})`;
}

function codeOf(character: string): number {
  return character.codePointAt(0) ?? 0;
}

function hexOf(code: number, digits: number): string {
  return code.toString(16).toUpperCase().padStart(digits, '0');
}

/** `\u` with four digits for each UTF-16 unit. */
function byUnits(character: string): string {
  return Array.from({ length: character.length }, (_, at) => `\\u${hexOf(character.charCodeAt(at), 4)}`).join('');
}

/** `\x` with two digits, `\u` with four, `\U` with eight, as the code point needs. */
function byWidth(character: string): string {
  const code = codeOf(character);
  if (code < 0x80) return `\\x${hexOf(code, 2)}`;
  return code > 0xffff ? `\\U${hexOf(code, 8)}` : `\\u${hexOf(code, 4)}`;
}

function inBraces(character: string): string {
  return `\\u{${hexOf(codeOf(character), 1)}}`;
}
