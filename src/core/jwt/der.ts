import { concatBytes } from '../http/bytes.ts';

/** One element of DER (X.690 §8.1): what it is, what is in it, and all of its bytes. */
export type DerElement = { readonly tag: number; readonly content: Uint8Array; readonly whole: Uint8Array };

/** The tags that stand in keys (X.690 §8). */
export const derTags = { integer: 0x02, octetString: 0x04, oid: 0x06, sequence: 0x30, context0: 0xa0 } as const;

/** The elements that fill these bytes one after the other, or undefined where they are damaged or no DER. */
export function readDer(bytes: Uint8Array): readonly DerElement[] | undefined {
  const elements: DerElement[] = [];
  let at = 0;
  while (at < bytes.length) {
    const element = elementAt(bytes.subarray(at));
    if (element === undefined) return undefined;
    elements.push(element);
    at += element.whole.length;
  }
  return elements;
}

/** What is in an element that consists of others, or undefined where it is another one or none. */
export function derMembers(element: DerElement | undefined, tag: number): readonly DerElement[] | undefined {
  return element?.tag === tag ? readDer(element.content) : undefined;
}

/** An element made of these parts. */
export function derElement(tag: number, ...parts: readonly Uint8Array[]): Uint8Array {
  const content = concatBytes(parts);
  return concatBytes([new Uint8Array([tag, ...lengthBytes(content.length)]), content]);
}

/** An object identifier in the usual notation, for example `1.2.840.113549.1.5.13`. */
export function oidText({ content }: DerElement): string {
  const numbers: number[] = [];
  let value = 0;
  for (const byte of content) {
    value = value * 128 + (byte & 127);
    if (byte >= 128) continue;
    numbers.push(value);
    value = 0;
  }
  const [first = 0, ...rest] = numbers;
  const root = Math.min(Math.floor(first / 40), 2);
  return [root, first - root * 40, ...rest].join('.');
}

/** A number that is not negative and fits, as lengths and rounds do; undefined otherwise. */
export function derNumber(element: DerElement | undefined): number | undefined {
  if (element?.tag !== derTags.integer || element.content.length > 6) return undefined;
  return element.content.reduce((sum, byte) => sum * 256 + byte, 0);
}

function elementAt(bytes: Uint8Array): DerElement | undefined {
  const [tag, first] = bytes;
  if (tag === undefined || first === undefined) return undefined;
  const more = first < 128 ? 0 : first - 128;
  // Four bytes of length are more than any key has; none (128) is a form that DER does not know.
  if (first >= 128 && (more === 0 || more > 4 || bytes.length < 2 + more)) return undefined;
  const length = more === 0 ? first : bytes.subarray(2, 2 + more).reduce((sum, byte) => sum * 256 + byte, 0);
  const end = 2 + more + length;
  if (end > bytes.length) return undefined;
  return { tag, content: bytes.subarray(2 + more, end), whole: bytes.subarray(0, end) };
}

function lengthBytes(length: number): readonly number[] {
  if (length < 128) return [length];
  const bytes: number[] = [];
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) bytes.unshift(rest % 256);
  return [128 + bytes.length, ...bytes];
}
