/** Whether a host name, as `URL.hostname` gives it, means this machine (RFC 6761 §6.3, RFC 5735, RFC 4291). */
export function isLoopback(hostname: string): boolean {
  return (
    hostname === 'localhost' ||
    hostname.endsWith('.localhost') ||
    hostname === '[::1]' ||
    /^127\.\d+\.\d+\.\d+$/.test(hostname)
  );
}

/** How near a machine is (Local Network Access, "IP address space"); a page may freely call only what is as far as itself. */
export type AddressSpace = 'loopback' | 'local' | 'public';

/**
 * The address space of a host name, as `URL.hostname` gives it. A name that is no address counts as public: what it
 * resolves to is not known here.
 */
export function addressSpace(hostname: string): AddressSpace {
  if (isLoopback(hostname)) return 'loopback';
  const isPrivate =
    /^(10\.|192\.168\.|169\.254\.|172\.(1[6-9]|2\d|3[01])\.)[\d.]+$/.test(hostname) ||
    /^\[(f[cd][0-9a-f]{2}|fe[89ab][0-9a-f]):/.test(hostname) ||
    hostname.endsWith('.local');
  return isPrivate ? 'local' : 'public';
}

/** Whether the target is nearer than the page, so that browsers with Local Network Access ask the person first. */
export function isNearer(target: AddressSpace, page: AddressSpace): boolean {
  const spaces: readonly AddressSpace[] = ['public', 'local', 'loopback'];
  return spaces.indexOf(target) > spaces.indexOf(page);
}
