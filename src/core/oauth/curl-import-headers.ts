import { headerValue, type HeaderField } from '../http/message.ts';
import { fieldFault } from '../http/wire-request.ts';
import type { Parameter } from './connection.ts';
import type { ReadCurl } from './curl-import.ts';

/**
 * The header fields of a command as rows, without those that are written anyway: for a request whose `Accept` and
 * `Content-Type` are these.
 */
export function headerRows(read: ReadCurl, implied: readonly HeaderField[]): readonly Parameter[] {
  return read.call.headers.flatMap(([name, value]) => {
    const lower = name.toLowerCase();
    if (lower === 'authorization' || isImplied(read, lower, value, implied)) return [];
    const fault = fieldFault([name, value]);
    if (fault !== undefined) {
      read.leftOut.push({ written: `${name}: ${value}`, reason: fault });
      return [];
    }
    return [{ name, value, on: true }];
  });
}

const framed = new Set(['content-length', 'connection', 'keep-alive', 'expect', 'transfer-encoding', 'te', 'upgrade']);

function isImplied({ url }: ReadCurl, lower: string, value: string, implied: readonly HeaderField[]): boolean {
  if (framed.has(lower)) return true;
  if (lower === 'accept-encoding') return value.toLowerCase() === 'identity';
  if (lower === 'host') return URL.canParse(url) && new URL(url).host === value.toLowerCase();
  return headerValue(implied, lower)?.toLowerCase() === value.toLowerCase();
}
