import { isIPv4, isIPv6 } from 'node:net';

/** The bytes of an IP address: 4 or 16. Undefined for anything that is not an address in its usual notation. */
export function ipBytes(address: string): readonly number[] | undefined {
  const bare = address.replace(/^\[|\]$/g, '').replace(/%.*$/, '');
  if (isIPv4(bare)) return bare.split('.').map(Number);
  return isIPv6(bare) ? ipv6Bytes(bare) : undefined;
}

function ipv6Bytes(address: string): readonly number[] {
  const [before = '', after] = withoutDottedTail(address).split('::');
  const front = groups(before);
  const back = after === undefined ? [] : groups(after);
  const zeros: number[] = Array.from({ length: 8 - front.length - back.length }, () => 0);
  return [...front, ...zeros, ...back].flatMap((group) => [group >> 8, group & 255]);
}

/** The last 32 bits may be written as an IPv4 address (RFC 4291 §2.2). */
function withoutDottedTail(address: string): string {
  const [tail] = /\d+\.\d+\.\d+\.\d+$/.exec(address) ?? [];
  if (tail === undefined) return address;
  const [a = 0, b = 0, c = 0, d = 0] = tail.split('.').map(Number);
  return `${address.slice(0, -tail.length)}${((a << 8) | b).toString(16)}:${((c << 8) | d).toString(16)}`;
}

function groups(text: string): number[] {
  return text === '' ? [] : text.split(':').map((group) => Number.parseInt(group, 16));
}

/**
 * The IPv4 addresses to which packets for this IPv6 address may be translated or tunnelled. Whoever forbids an
 * IPv4 address has to look behind all of these, or it can be dialled in disguise.
 */
export function embeddedIpv4(bytes: readonly number[]): readonly (readonly number[])[] {
  if (bytes.length !== 16) return [];
  const tail = bytes.slice(12);
  const begins = (...prefix: number[]): boolean => prefix.every((byte, at) => bytes[at] === byte);
  const zeros = (count: number): number[] => Array.from({ length: count }, () => 0);
  // 6to4 (RFC 3056 §2).
  if (begins(0x20, 0x02)) return [bytes.slice(2, 6)];
  // Teredo (RFC 4380 §4): the server in the open, the client with its bits flipped.
  if (begins(0x20, 0x01, 0, 0)) return [bytes.slice(4, 8), tail.map((byte) => byte ^ 255)];
  // NAT64 (RFC 6052 §2.1).
  if (begins(0, 0x64, 0xff, 0x9b, ...zeros(8))) return [tail];
  // Mapped (RFC 4291 §2.5.5.2), translated (RFC 2765 §2.1), and compatible (RFC 4291 §2.5.5.1), but :: and ::1 are none.
  if (begins(...zeros(10), 255, 255) || begins(...zeros(8), 255, 255, 0, 0)) return [tail];
  if (begins(...zeros(12))) return tail[0] === 0 && tail[1] === 0 && tail[2] === 0 ? [] : [tail];
  // ISATAP (RFC 5214 §6.1), with the universal bit either way.
  const isIsatap = (bytes[8] === 0 || bytes[8] === 2) && bytes[9] === 0 && bytes[10] === 0x5e && bytes[11] === 0xfe;
  return isIsatap ? [tail] : [];
}
