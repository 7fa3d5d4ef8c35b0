const base = 36;

/** A host name with its `xn--` labels as the letters they stand for (RFC 3492); a label that is none stays as it is. */
export function readableHost(hostname: string): string {
  return hostname
    .split('.')
    .map((label) => (label.startsWith('xn--') ? (decodedLabel(label.slice(4)) ?? label) : label))
    .join('.');
}

/** The decoding procedure of RFC 3492 §6.2. */
function decodedLabel(label: string): string | undefined {
  const split = label.lastIndexOf('-');
  const output = split > 0 ? Array.from(label.slice(0, split)) : [];
  let at = split > 0 ? split + 1 : 0;
  let code = 128;
  let index = 0;
  let bias = 72;
  while (at < label.length) {
    const before = index;
    let weight = 1;
    for (let k = base; ; k += base) {
      const digit = digitOf(label.charCodeAt(at++));
      if (digit === undefined) return undefined;
      index += digit * weight;
      const threshold = k <= bias ? 1 : k >= bias + 26 ? 26 : k - bias;
      if (digit < threshold) break;
      weight *= base - threshold;
    }
    const size = output.length + 1;
    bias = adapted(index - before, size, before === 0);
    code += Math.floor(index / size);
    index %= size;
    if (code > 0x10ffff) return undefined;
    output.splice(index++, 0, String.fromCodePoint(code));
  }
  return output.join('');
}

function adapted(delta: number, size: number, isFirst: boolean): number {
  let left = isFirst ? Math.floor(delta / 700) : delta >> 1;
  left += Math.floor(left / size);
  let k = 0;
  for (; left > 455; k += base) left = Math.floor(left / 35);
  return k + Math.floor((36 * left) / (left + 38));
}

function digitOf(code: number): number | undefined {
  if (code >= 0x30 && code <= 0x39) return code - 22;
  if (code >= 0x41 && code <= 0x5a) return code - 0x41;
  return code >= 0x61 && code <= 0x7a ? code - 0x61 : undefined;
}
