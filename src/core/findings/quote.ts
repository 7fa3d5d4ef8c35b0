const longestQuote = 240;

/** Words of a server inside a sentence of ours: shortened, on one line, in quotation marks. */
export function quote(text: string): string {
  const line = text.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim();
  return `“${line.length > longestQuote ? `${line.slice(0, longestQuote)}…` : line}”`;
}
