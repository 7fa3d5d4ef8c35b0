import { embeddedIpv4, ipBytes } from './ip-address.ts';

/** Why an address is not dialled, as a stable code. */
export type AddressRule =
  /** This very server: the proxy does not call itself (security.md T18). */
  | 'own-port'
  /** Link-local: where cloud platforms keep the credentials of the machine (RFC 3927, RFC 4291 §2.5.6). */
  | 'link-local'
  /** One of the platforms' addresses outside link-local, or its name (security.md T15). */
  | 'platform-metadata'
  /** NAT64 with a prefix of local meaning (RFC 8215): what is behind it cannot be told. */
  | 'local-nat64'
  | 'multicast-or-broadcast'
  /** Not an address at all. */
  | 'not-an-address';

/**
 * The rule that forbids dialling this address and port, or undefined. Loopback and private addresses are allowed:
 * reaching them is what a local proxy is for. IPv4 addresses are also found inside IPv6 ones.
 */
export function judgeAddress(address: string, port: number, ownPort: number): AddressRule | undefined {
  const bytes = ipBytes(address);
  if (bytes === undefined) return 'not-an-address';
  for (const each of [bytes, ...embeddedIpv4(bytes)]) {
    if (port === ownPort && isThisMachine(each)) return 'own-port';
    const rule = each.length === 4 ? judgeIpv4(each) : judgeIpv6(each);
    if (rule !== undefined) return rule;
  }
  return undefined;
}

/** The rule that forbids a name before it is resolved, or undefined. */
export function judgeName(host: string): AddressRule | undefined {
  return metadataNames.has(host.toLowerCase().replace(/\.$/, '')) ? 'platform-metadata' : undefined;
}

const metadataNames = new Set(['metadata.google.internal', 'metadata.goog', 'instance-data.ec2.internal']);

const metadataAddresses = new Set(
  ['168.63.129.16', '192.0.0.192', '100.100.100.200', 'fd00:ec2::254', 'fd20:ce::254'].map((address) =>
    String(ipBytes(address)),
  ),
);

/** Whether this address, or an IPv4 one inside it, is loopback or unspecified: no proxy can stand in between. */
export function isOnThisMachine(address: string): boolean {
  const bytes = ipBytes(address);
  return bytes !== undefined && [bytes, ...embeddedIpv4(bytes)].some(isThisMachine);
}

/** Loopback, and the unspecified addresses, which systems take for loopback. */
function isThisMachine(bytes: readonly number[]): boolean {
  if (bytes.length === 4) return bytes[0] === 127 || bytes[0] === 0;
  return bytes.slice(0, 15).every((byte) => byte === 0) && (bytes[15] === 0 || bytes[15] === 1);
}

function judgeIpv4(bytes: readonly number[]): AddressRule | undefined {
  const [first = 0, second] = bytes;
  if (first === 169 && second === 254) return 'link-local';
  if (metadataAddresses.has(String(bytes))) return 'platform-metadata';
  if ((first >= 224 && first < 240) || bytes.every((byte) => byte === 255)) return 'multicast-or-broadcast';
  return undefined;
}

function judgeIpv6(bytes: readonly number[]): AddressRule | undefined {
  const [first = 0, second = 0] = bytes;
  if (first === 0xfe && (second & 0xc0) === 0x80) return 'link-local';
  if (first === 0xff) return 'multicast-or-broadcast';
  if (metadataAddresses.has(String(bytes))) return 'platform-metadata';
  if ([0, 0x64, 0xff, 0x9b, 0, 1].every((byte, at) => bytes[at] === byte)) return 'local-nat64';
  return undefined;
}
