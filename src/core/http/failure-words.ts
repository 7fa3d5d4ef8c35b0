import type { Failure } from './exchange.ts';

/** How an exchange without an answer ended, in two or three words. */
export const failureWords: Readonly<Record<Failure['kind'], string>> = {
  dns: 'name not found',
  refused: 'connection refused',
  unreachable: 'not reachable',
  timeout: 'timed out',
  closed: 'connection closed',
  'untrusted-certificate': 'not sent',
  'pin-mismatch': 'not sent',
  tls: 'TLS failed',
  'client-certificate': 'not sent',
  'outer-proxy': 'stopped at the network’s proxy',
  'not-http': 'no HTTP answer',
  'hidden-by-browser': 'failed, reason hidden',
  'opaque-redirect': 'redirect',
  'address-refused': 'not sent',
  'request-refused': 'not sent',
  'proxy-gone': 'proxy gone',
  'proxy-refused': 'refused by the proxy',
  cancelled: 'cancelled',
};
