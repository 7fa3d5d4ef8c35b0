import { ipBytes } from './ip-address.ts';
import type { Target } from './resolve-target.ts';

/** One entry of `NO_PROXY`. */
type Exception =
  | { readonly kind: 'name'; readonly suffix: string; readonly port: number | undefined }
  | {
      readonly kind: 'network';
      readonly bytes: readonly number[];
      readonly bits: number;
      readonly port: number | undefined;
    };

/** Which hosts are reached without the proxy. */
export type NoProxy = (target: Target) => boolean;

/**
 * Reads `NO_PROXY` as curl does: entries between commas or blanks; `*` alone means every host; a name stands for itself
 * and all below it, with or without a dot before it; an address for itself, or with `/bits` for its network. An entry
 * may name a port besides. Wildcards inside an entry mean nothing, as in curl.
 */
export function readNoProxy(text: string): NoProxy {
  if (text.trim() === '*') return () => true;
  const exceptions = text.split(/[\s,]+/).flatMap((entry) => readEntry(entry) ?? []);
  return (target) => exceptions.some((exception) => covers(exception, target));
}

function readEntry(entry: string): Exception | undefined {
  const network = readNetwork(entry);
  if (network !== undefined) return network;
  const [, name = '', digits] = /^\.?([^:/[\]]*?)\.?(?::(\d+))?$/.exec(entry) ?? [];
  return name === '' ? undefined : { kind: 'name', suffix: name.toLowerCase(), port: portOf(digits) };
}

const networks = [
  // `10.0.0.0/8`, `10.1.2.3:8080`
  /^(?<address>[\d.]+)(?:\/(?<bits>\d{1,3}))?(?::(?<port>\d{1,5}))?$/,
  // `[::1]`, `[fd00::]/8`, `[::1]:8080`
  /^\[(?<address>[^\]]*)\](?:\/(?<bits>\d{1,3}))?(?::(?<port>\d{1,5}))?$/,
  // `::1`, `fd00::/8`
  /^(?<address>[\da-f.]*:[\da-f:.]*:[\da-f:.]*)(?:\/(?<bits>\d{1,3}))?$/i,
] as const;

function readNetwork(entry: string): Exception | undefined {
  const groups = networks.map((network) => network.exec(entry)?.groups).find((found) => found !== undefined);
  const bytes = ipBytes(groups?.['address'] ?? '');
  if (bytes === undefined) return undefined;
  const bits = Number(groups?.['bits'] ?? bytes.length * 8);
  return bits > bytes.length * 8 ? undefined : { kind: 'network', bytes, bits, port: portOf(groups?.['port']) };
}

function portOf(digits: string | undefined): number | undefined {
  return digits === undefined ? undefined : Number(digits);
}

function covers(exception: Exception, { host, port }: Target): boolean {
  if (exception.port !== undefined && exception.port !== port) return false;
  const bytes = ipBytes(host);
  if (exception.kind === 'network') return bytes !== undefined && isInside(bytes, exception);
  const name = host.toLowerCase().replace(/\.$/, '');
  return bytes === undefined && (name === exception.suffix || name.endsWith(`.${exception.suffix}`));
}

function isInside(bytes: readonly number[], network: Extract<Exception, { kind: 'network' }>): boolean {
  if (bytes.length !== network.bytes.length) return false;
  return Array.from({ length: network.bits }).every((_, at) => bit(bytes, at) === bit(network.bytes, at));
}

function bit(bytes: readonly number[], at: number): number {
  return ((bytes[at >> 3] ?? 0) >> (7 - (at & 7))) & 1;
}
