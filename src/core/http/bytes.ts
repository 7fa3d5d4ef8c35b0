const encoder = new TextEncoder();

/** The empty body. */
export const noBytes: Uint8Array = new Uint8Array(0);

/** UTF-8 bytes of a text. */
export function utf8(text: string): Uint8Array {
  return encoder.encode(text);
}

/** One array out of several. */
export function concatBytes(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** The first of these bytes, as many as there are up to a limit, without a copy of the rest. */
export function firstBytes(parts: readonly Uint8Array[], most: number): Uint8Array {
  const taken: Uint8Array[] = [];
  let room = most;
  for (const part of parts) {
    if (room <= 0) break;
    taken.push(part.subarray(0, room));
    room -= part.length;
  }
  const [only] = taken;
  return only !== undefined && taken.length === 1 ? only : concatBytes(taken);
}

/** Bytes as a string with one character per byte (ISO 8859-1), the way HTTP heads are read. */
export function latin1(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192) {
    text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  }
  return text;
}

/** The reverse of `latin1`; every code unit must be below 256. */
export function latin1Bytes(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) bytes[at] = text.charCodeAt(at);
  return bytes;
}

/** Base64 with padding (RFC 4648 §4). */
export function base64(bytes: Uint8Array): string {
  return btoa(latin1(bytes));
}

/** The bytes of a base64 text (RFC 4648 §4), or undefined where it is none. */
export function fromBase64(text: string): Uint8Array | undefined {
  try {
    return latin1Bytes(atob(text));
  } catch {
    return undefined;
  }
}
