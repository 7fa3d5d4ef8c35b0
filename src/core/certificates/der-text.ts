import { latin1 } from '../http/bytes.ts';
import type { DerElement } from '../jwt/der.ts';

/** How the kinds of text of X.680 §41 are encoded; T61 is read as nearly everybody writes it. */
const encodings: Readonly<Record<number, string>> = {
  0x0c: 'utf-8',
  0x12: 'latin1',
  0x13: 'latin1',
  0x14: 'latin1',
  0x16: 'latin1',
  0x1a: 'latin1',
  0x1e: 'utf-16be',
};

/** A text that stands in DER, or undefined where the element is another one or damaged. */
export function derText({ tag, content }: DerElement): string | undefined {
  const encoding = encodings[tag];
  if (encoding === undefined) return undefined;
  if (encoding === 'latin1') return latin1(content);
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(content);
  } catch {
    return undefined;
  }
}
