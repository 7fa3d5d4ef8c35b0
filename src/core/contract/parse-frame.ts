import { asAmount, asBase64, asCount, asRecord, asString, asStrings, type UnknownRecord } from './parse-record.ts';
import { parseFrameError, parseFrameEnding } from './parse-frame-end.ts';
import { parseTls } from './parse-tls.ts';
import type { Frame } from './send.ts';

/** One line of the proxy's answer, or undefined where it is no frame that is known. */
export function parseFrame(line: string): Frame | undefined {
  try {
    const record = asRecord(JSON.parse(line));
    return record === undefined ? undefined : readFrame(record);
  } catch {
    return undefined;
  }
}

function readFrame(record: UnknownRecord): Frame | undefined {
  const atMs = asAmount(record['atMs']);
  if (atMs === undefined) return undefined;
  switch (record['frame']) {
    case 'dns': {
      const addresses = asStrings(record['addresses']);
      return addresses && { frame: 'dns', atMs, addresses };
    }
    case 'connect': {
      const address = asString(record['address']);
      const port = asCount(record['port']);
      const via = asString(record['via']);
      if (address === undefined || port === undefined) return undefined;
      return { frame: 'connect', atMs, address, port, ...(via === undefined ? {} : { via }) };
    }
    case 'tunnel': {
      const answer = asString(record['answer']);
      return answer === undefined ? undefined : { frame: 'tunnel', atMs, answer };
    }
    case 'tls': {
      const tls = parseTls(record['tls']);
      return tls && { frame: 'tls', atMs, tls };
    }
    case 'request-bytes':
    case 'response-bytes': {
      const base64 = asBase64(record['base64']);
      return base64 === undefined ? undefined : { frame: record['frame'], atMs, base64 };
    }
    case 'done': {
      const ending = parseFrameEnding(record['ending']);
      return ending && { frame: 'done', atMs, ending };
    }
    case 'error': {
      const error = parseFrameError(record['error']);
      return error && { frame: 'error', atMs, error };
    }
    default:
      return undefined;
  }
}
