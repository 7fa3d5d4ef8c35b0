import punycode from 'punycode/punycode.js';

/** A host for a person who has to decide whether to trust it. */
export type HostParts = {
  readonly scheme: 'https' | 'http';
  /** What stands before the part that somebody has registered: `login.` */
  readonly before: string;
  /** The part that was registered, as far as can be told without a list of all suffixes; all of an address by number. */
  readonly registered: string;
  /** `:8443`, or empty where it is the scheme's own. */
  readonly port: string;
  /** The host in the letters that it was registered with, where it is written in others on the wire (RFC 3492). */
  readonly unicode: string | undefined;
  readonly isThisMachine: boolean;
};

// Under these names of a country it is the third label that is registered: example.co.uk.
const secondLevels = new Set(['co', 'com', 'net', 'org', 'gov', 'edu', 'ac']);

/** Takes the host of a URL apart; undefined where the text is no address of the web. */
export function hostParts(url: string): HostParts | undefined {
  const parsed = parsedUrl(url);
  if (parsed === undefined) return undefined;
  const { protocol, hostname, port } = parsed;
  if (protocol !== 'https:' && protocol !== 'http:') return undefined;
  const labels = hostname.split('.');
  const isNumeric = hostname.startsWith('[') || /^[\d.]+$/.test(hostname);
  const count = isNumeric ? labels.length : registeredLabels(labels);
  const before = labels.slice(0, Math.max(0, labels.length - count)).join('.');
  const unicode = inUnicode(hostname);
  return {
    scheme: protocol === 'https:' ? 'https' : 'http',
    before: before === '' ? '' : `${before}.`,
    registered: labels.slice(-count).join('.'),
    port: port === '' ? '' : `:${port}`,
    unicode: unicode === hostname ? undefined : unicode,
    isThisMachine: /^(?:localhost|.*\.localhost|127(?:\.\d+){3}|\[::1\])$/.test(hostname),
  };
}

// Not `URL.canParse`: once it has been called often, that of Node 20 takes a host with letters beyond ASCII for none.
function parsedUrl(url: string): URL | undefined {
  try {
    return new URL(url);
  } catch {
    return undefined;
  }
}

function registeredLabels(labels: readonly string[]): number {
  const [second = '', top = ''] = labels.slice(-2);
  return top.length === 2 && secondLevels.has(second) ? 3 : 2;
}

function inUnicode(hostname: string): string {
  try {
    return punycode.toUnicode(hostname);
  } catch {
    return hostname;
  }
}
