import { credentialEncoders } from './basic-encoding.ts';
import { base64, utf8 } from './bytes.ts';
import { encodeBytes, formEncode } from './form.ts';
import { anyOf, base64Text, hexText, type Needles, spelt } from './needle.ts';
import { hex } from './spellings.ts';

/** A stretch of a text, by UTF-16 code units. */
export type Span = { readonly start: number; readonly end: number };

/** Below this a value is looked for in its own places only: it would be found in every other word. */
export const shortestSearched = 4;
/** A longer one is known by its beginning, in each of its forms, and the match runs on to the end of the word. */
const longestSpelt = 256;
const wordCharacter = /[A-Za-z0-9+/_=%.~-]/;

/**
 * Where a secret stands in a text in any form it may have taken: plain, percent- or form-encoded (twice as well),
 * escaped for JSON or HTML, each mixed as encoders differ, or inside base64, base64url or hex. In the last three the
 * whole word is returned.
 */
export function findSecret(text: string, secret: string): readonly Span[] {
  if (secret.length < shortestSearched) return [];
  const isLong = secret.length > longestSpelt;
  const { spelling, encoded } = soughtFor(isLong ? secret.slice(0, longestSpelt) : secret);
  return [...matches(text, spelling, isLong), ...matches(text, encoded, true)];
}

type Sought = { readonly spelling: Needles; readonly encoded: Needles };

// To prepare a search takes longer than to run it, and each message drawn is searched for the same few secrets.
const made = new Map<string, Sought>();
const madeAtMost = 256;

function soughtFor(secret: string): Sought {
  const sought = made.get(secret) ?? { spelling: anyOf([spelt(secret)]), encoded: encodings(secret) };
  // Last in the order is last used, so the first is the one to let go.
  made.delete(secret);
  made.set(secret, sought);
  const [oldest] = made.keys();
  if (made.size > madeAtMost && oldest !== undefined) made.delete(oldest);
  return sought;
}

function matches(text: string, { heads, endOf }: Needles, toEndOfWord: boolean): readonly Span[] {
  const spans: Span[] = [];
  // A search that found no more leaves the pattern at its beginning, ready for the next text.
  for (let match = heads.exec(text); match !== null; match = heads.exec(text)) {
    let start = match.index;
    let end = endOf(text, start);
    if (end === undefined) {
      heads.lastIndex = start + 1;
      continue;
    }
    if (toEndOfWord) {
      const floor = spans.at(-1)?.end ?? 0;
      while (start > floor && wordCharacter.test(text.charAt(start - 1))) start--;
      while (end < text.length && wordCharacter.test(text.charAt(end))) end++;
    }
    // Not from within the word again: a long one would be walked once for each match in it.
    heads.lastIndex = end;
    spans.push({ start, end });
  }
  return spans;
}

/** What of the secret is the same in every base64 text around it, in each of its encodings, and its hex form. */
function encodings(secret: string): Needles {
  const written = new Set(
    [formEncode, uriEncode, ...Object.values(credentialEncoders)].map((encode) => encode(secret)),
  );
  const cores = [...written].flatMap((form) => [0, 1, 2].map((offset) => base64Core(utf8(form), offset)));
  const inHex = [...utf8(secret)].map((byte) => hex(byte, 2)).join('');
  return anyOf([...[...new Set(cores)].map(base64Text), hexText(inHex)]);
}

/** As `encodeURIComponent`, which throws at half a surrogate pair. */
function uriEncode(text: string): string {
  return encodeBytes(text, (character) => /[\w.~!*'()-]/.test(character));
}

/** The characters that depend on these bytes alone when `offset` bytes (modulo 3) stand before them. */
function base64Core(bytes: Uint8Array, offset: number): string {
  const padded = new Uint8Array(offset + bytes.length);
  padded.set(bytes, offset);
  const first = [0, 2, 3][offset] ?? 0;
  return base64(padded).slice(first, Math.floor((padded.length * 8) / 6));
}
