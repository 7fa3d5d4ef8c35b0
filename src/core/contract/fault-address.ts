import { faultPrefix, parseFaultPath } from './fault-path.ts';
import { certificateFaults, type CertificateFault, type FaultOn, isCertificateFault } from './playground-faults.ts';
import { isAtPlayground } from './playground-origins.ts';
import type { PlaygroundAddresses } from './surroundings.ts';

/** The faults that an address of the playground asks for, by its path and its port; none for any other address. */
export function faultsInAddress(url: string, playground: PlaygroundAddresses): readonly FaultOn[] {
  if (!isAtPlayground(url, playground) || !URL.canParse(url)) return [];
  const { origin, pathname } = new URL(url);
  const ofPort = certificateFaults.filter((fault) => playground.certificateFaults?.[fault] === origin);
  const ofPath = parseFaultPath(pathname);
  return [...(ofPath.kind === 'faults' ? ofPath.faults : []), ...ofPort.map((id) => ({ id }))];
}

/**
 * The same address with these faults and no others; any other address stays as it is. `ordinaryOrigin` is where it goes
 * once no fault of a certificate is on any more.
 */
export function addressWithFaults(
  url: string,
  faults: readonly FaultOn[],
  { playground, ordinaryOrigin }: { readonly playground: PlaygroundAddresses; readonly ordinaryOrigin: string },
): string {
  if (!isAtPlayground(url, playground) || !URL.canParse(url)) return url;
  const { origin, pathname, search, hash } = new URL(url);
  const certificate = faults.map(({ id }) => id).find((id): id is CertificateFault => isCertificateFault(id));
  const wasOrdinary = origin === playground.httpsOrigin || origin === playground.httpOrigin;
  const ofPort = certificate === undefined ? undefined : playground.certificateFaults?.[certificate];
  const next = ofPort ?? (wasOrdinary ? origin : ordinaryOrigin);
  return `${next}${faultPrefix(faults)}${pathBehindFaults(pathname)}${search}${hash}`;
}

/** A prefix that cannot be read, because somebody mistyped it, gives way as well. */
function pathBehindFaults(pathname: string): string {
  const parsed = parseFaultPath(pathname);
  if (parsed.kind !== 'refused') return parsed.path;
  return pathname.replace(/^\/faults\/[^/]*/, '') || '/';
}
