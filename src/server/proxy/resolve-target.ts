import { lookup as systemLookup } from 'node:dns';
import { isIP } from 'node:net';
import type { Destination } from '#core/http/detour.ts';
import { type AddressRule, judgeAddress, judgeName } from './addresses.ts';

/** Name in, all of its addresses out, in the order in which they should be tried. Rejects with the system's code. */
export type Lookup = (name: string) => Promise<readonly string[]>;

/** The name's addresses as this machine sees them: the hosts file first, then DNS. */
export const lookup: Lookup = (name) =>
  new Promise((resolve, reject) => {
    systemLookup(name, { all: true, verbatim: true }, (error, found) => {
      if (error === null) resolve(found.map(({ address }) => address));
      else reject(error);
    });
  });

/** Where a connection may go. */
export type Resolved =
  | { readonly kind: 'addresses'; readonly addresses: readonly string[] }
  | Refused
  | { readonly kind: 'dns'; readonly host: string; readonly code: string };

type Refused = { readonly kind: 'address-refused'; readonly address: string; readonly rule: AddressRule };

export type Target = Destination;

/** Host and port of a URL, the host without brackets and with the scheme's port written out. */
export function targetOf(url: URL): Target {
  const port = url.port === '' ? (url.protocol === 'https:' ? 443 : 80) : Number(url.port);
  return { host: url.hostname.replace(/^\[|\]$/g, ''), port };
}

/**
 * Resolves a target once and judges every address it has; only those that pass are handed on to be dialled, so a
 * name that answers differently the next time gains nothing (security.md T16). Names under `localhost` never leave
 * the machine (RFC 6761 §6.3), just as browsers and curl have it.
 */
export async function resolveTarget(target: Target, ownPort: number, find: Lookup): Promise<Resolved> {
  const refusal = judgeUnresolved(target, ownPort);
  if (refusal !== undefined) return refusal;
  const found = await addressesOf(target.host, find);
  if (found instanceof Error) return { kind: 'dns', host: target.host, code: codeOf(found) };
  const judged = found.map((address) => ({ address, rule: judgeAddress(address, target.port, ownPort) }));
  const allowed = judged.filter(({ rule }) => rule === undefined).map(({ address }) => address);
  if (allowed.length > 0) return { kind: 'addresses', addresses: allowed };
  const [refused] = judged;
  if (refused?.rule === undefined) return { kind: 'dns', host: target.host, code: 'ENODATA' };
  return { kind: 'address-refused', address: refused.address, rule: refused.rule };
}

/**
 * What can be judged of a target that is not resolved here: a name by itself, an address that was written out. Behind
 * a proxy of the network that is all there is, since only that proxy knows what the name leads to.
 */
export function judgeUnresolved({ host, port }: Target, ownPort: number): Refused | undefined {
  const rule = judgeName(host) ?? (isIP(host) === 0 ? undefined : judgeAddress(host, port, ownPort));
  return rule && { kind: 'address-refused', address: host, rule };
}

async function addressesOf(host: string, find: Lookup): Promise<readonly string[] | Error> {
  if (isIP(host) !== 0) return [host];
  if (isLocalhost(host)) return ['127.0.0.1', '::1'];
  try {
    return await find(host);
  } catch (error) {
    return error instanceof Error ? error : new Error('lookup failed');
  }
}

/** Names under `localhost` are this machine's own (RFC 6761 §6.3). */
export function isLocalhost(host: string): boolean {
  return /(^|\.)localhost\.?$/i.test(host);
}

/** The system's code of an error, such as `ENOTFOUND`. */
export function codeOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : 'UNKNOWN';
}
