/** One DER element: tag, length, content (X.690 §8.1). */
export function der(tag: number, ...content: readonly Uint8Array[]): Uint8Array {
  const body = Buffer.concat(content);
  return Buffer.concat([Buffer.from([tag, ...lengthOctets(body.length)]), body]);
}

/** SEQUENCE. */
export function sequence(...content: readonly Uint8Array[]): Uint8Array {
  return der(0x30, ...content);
}

/** OBJECT IDENTIFIER from its dotted form; the first arc is 0, 1 or 2. */
export function oid(dotted: string): Uint8Array {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  return der(0x06, Buffer.from([first * 40 + second, ...rest.flatMap(base128)]));
}

/** INTEGER of unsigned big-endian bytes. */
export function unsignedInteger(bytes: Uint8Array): Uint8Array {
  const needsZero = ((bytes[0] ?? 0) & 0x80) !== 0;
  return der(0x02, needsZero ? Buffer.concat([Buffer.of(0), bytes]) : bytes);
}

/** BIT STRING without unused bits. */
export function bitString(bytes: Uint8Array): Uint8Array {
  return der(0x03, Buffer.of(0), bytes);
}

/** Time as certificates write it: UTCTime before 2050, GeneralizedTime from then on (RFC 5280 §4.1.2.5). */
export function certificateTime(date: Date): Uint8Array {
  const digits = date.toISOString().replaceAll(/[-:T]|\.\d+/g, '');
  return date.getUTCFullYear() < 2050 ? der(0x17, Buffer.from(digits.slice(2))) : der(0x18, Buffer.from(digits));
}

function lengthOctets(length: number): readonly number[] {
  if (length < 0x80) return [length];
  if (length < 0x1_00) return [0x81, length];
  return [0x82, length >> 8, length & 0xff];
}

function base128(value: number): readonly number[] {
  const low = value & 0x7f;
  return value < 0x80 ? [low] : [...base128(value >> 7).map((octet) => octet | 0x80), low];
}
