import { canonicalHost, type Destination, destinationText } from './detour.ts';

/** `--connect-to` or `--resolve` as it stood in a command. */
export type WayOption = { readonly name: 'connect-to' | 'resolve'; readonly written: string; readonly value: string };

/** Where curl would connect for one URL, which of the options lead there, and why each of the others does not. */
export type CurlWay = {
  readonly connectTo: Destination | undefined;
  readonly notes: readonly string[];
  readonly leftOut: readonly { readonly written: string; readonly reason: string }[];
};

const unreadable = 'curl could not read it either: host, port and what stands in for them, with colons between.';

/**
 * Where curl connects for this host and port: the first `--connect-to` that fits replaces both, and then the last
 * `--resolve` that fits, or one for every host, replaces the name by an address
 * (https://curl.se/docs/manpage.html#--connect-to).
 */
export function curlWay(options: readonly WayOption[], url: Destination): CurlWay {
  const leftOut: { written: string; reason: string }[] = [];
  const leave = (option: WayOption, reason: string) => leftOut.push({ written: writtenOf(option), reason });
  const connectTo = options.find((option) => option.name === 'connect-to' && connected(option, url) !== undefined);
  const dialled = (connectTo && connected(connectTo, url)) ?? url;
  const resolve =
    options.findLast((option) => resolved(option)?.host === dialled.host && resolved(option)?.port === dialled.port) ??
    options.findLast((option) => resolved(option)?.host === '*' && resolved(option)?.port === dialled.port);
  for (const option of options) {
    if (option !== connectTo && option !== resolve) leave(option, reasonOf(option, url, dialled));
  }
  const [address, ...others] = resolve === undefined ? [] : (resolved(resolve)?.addresses ?? []);
  const place = address === undefined ? dialled : { host: address, port: dialled.port };
  const isElsewhere = destinationText(place) !== destinationText(url);
  return {
    connectTo: isElsewhere ? place : undefined,
    notes: others.length === 0 ? [] : [`Of several addresses in --resolve the first is taken: ${address}.`],
    leftOut,
  };
}

function reasonOf(option: WayOption, url: Destination, dialled: Destination): string {
  if ((option.name === 'resolve' ? resolved(option) : connectParts(option)) === undefined) return unreadable;
  const place = option.name === 'resolve' ? dialled : url;
  return `It does not count for ${destinationText(place)}, which is where this request goes.`;
}

/** `HOST1:PORT1:HOST2:PORT2`, each of which may be empty: every host, every port, the same host, the same port. */
function connected(option: WayOption, url: Destination): Destination | undefined {
  const parts = connectParts(option);
  if (parts === undefined || (parts.host !== '' && parts.host !== url.host)) return undefined;
  if (parts.port !== '' && Number(parts.port) !== url.port) return undefined;
  return { host: parts.toHost || url.host, port: parts.toPort === '' ? url.port : Number(parts.toPort) };
}

const hostPattern = String.raw`(\[[^\]]*\]|[^:[\]]*)`;
const connectPattern = new RegExp(`^${hostPattern}:(\\d*):${hostPattern}:?(\\d*)$`);
const resolvePattern = new RegExp(`^\\+?${hostPattern}:(\\d+):(.+)$`);

function connectParts({ name, value }: WayOption) {
  const [, from = '', port = '', to = '', toPort = ''] = (name === 'connect-to' && connectPattern.exec(value)) || [];
  const [host, toHost] = [canonicalOrEmpty(from), canonicalOrEmpty(to)];
  const isRead = name === 'connect-to' && connectPattern.test(value) && isPort(port) && isPort(toPort);
  return !isRead || host === undefined || toHost === undefined ? undefined : { host, port, toHost, toPort };
}

/** `[+]HOST:PORT:ADDRESS[,ADDRESS]…`, where `*` is every host. */
function resolved({ name, value }: WayOption) {
  const [, from, port = '', list = ''] = (name === 'resolve' && resolvePattern.exec(value)) || [];
  if (from === undefined || !isPort(port)) return undefined;
  const host = from === '*' ? from : canonicalHost(from);
  const addresses = list.split(',').map((each) => canonicalHost(each.trim()));
  return host === undefined || !addresses.every(isAddress)
    ? undefined
    : { host, port: Number(port), addresses: addresses.filter((each) => each !== undefined) };
}

function canonicalOrEmpty(host: string): string | undefined {
  return host === '' ? '' : canonicalHost(host);
}

function isPort(digits: string): boolean {
  return digits === '' || (Number(digits) >= 1 && Number(digits) <= 65_535);
}

function isAddress(host: string | undefined): boolean {
  return host !== undefined && (host.includes(':') || /^\d+\.\d+\.\d+\.\d+$/.test(host));
}

function writtenOf({ written, value }: WayOption): string {
  return `${written} ${value}`;
}
