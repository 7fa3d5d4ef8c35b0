import type { Trust } from '../http/exchange.ts';
import { type HeaderField, methods } from '../http/message.ts';
import { asBase64, asCount, asOneOf, asRecord, asSha256, asString, asStrings, unknownKey } from './parse-record.ts';
import { parseClientCertificate, parseDetour } from './parse-way.ts';
import type { SendEnvelope } from './send.ts';

/** An envelope that can be used, or the part of it that is wrong. */
export type ParsedEnvelope =
  | { readonly kind: 'envelope'; readonly envelope: SendEnvelope }
  | { readonly kind: 'malformed'; readonly part: string };

/** The longest answer that is ever asked for, bytes (design.md 7.6). */
const maxResponseBytesCap = 64 * 1024 * 1024;
/** The longest body that is sent, bytes. */
const maxRequestBodyBytes = 10 * 1024 * 1024;

const longestUrl = 64 * 1024;
const mostHeaders = 1000;
const longestHeaders = 256 * 1024;
const keys = [
  'method',
  'url',
  'headers',
  'bodyBase64',
  'asWritten',
  'trust',
  'maxResponseBytes',
  'detour',
  'clientCertificate',
];

/**
 * The body of POST /__proxy/v1/send. Only shape and sizes are judged here; whether the request may go out is for
 * `requestFault`. A key that is not known is refused: page and proxy come from the same build.
 */
export function parseSendEnvelope(input: unknown): ParsedEnvelope {
  const record = asRecord(input);
  if (record === undefined) return { kind: 'malformed', part: 'envelope' };
  const surplus = unknownKey(record, keys);
  if (surplus !== undefined) return { kind: 'malformed', part: 'an unknown member' };
  const method = asOneOf(record['method'], methods);
  if (method === undefined) return { kind: 'malformed', part: 'method' };
  const url = asString(record['url']);
  if (url === undefined || url.length > longestUrl) return { kind: 'malformed', part: 'url' };
  const headers = parseHeaders(record['headers']);
  if (headers === undefined) return { kind: 'malformed', part: 'headers' };
  const bodyBase64 = asBase64(record['bodyBase64']);
  if (bodyBase64 === undefined || bodyBase64.length > Math.ceil(maxRequestBodyBytes / 3) * 4)
    return { kind: 'malformed', part: 'bodyBase64' };
  const asWritten = record['asWritten'] === true || undefined;
  if (record['asWritten'] !== undefined && asWritten === undefined) return { kind: 'malformed', part: 'asWritten' };
  const trust = parseTrust(record['trust']);
  if (trust === undefined) return { kind: 'malformed', part: 'trust' };
  const maxResponseBytes = asCount(record['maxResponseBytes']);
  if (maxResponseBytes === undefined || maxResponseBytes > maxResponseBytesCap)
    return { kind: 'malformed', part: 'maxResponseBytes' };
  const detour = parseDetour(record['detour']);
  if (record['detour'] !== undefined && detour === undefined) return { kind: 'malformed', part: 'detour' };
  const clientCertificate = parseClientCertificate(record['clientCertificate']);
  if (record['clientCertificate'] !== undefined && clientCertificate === undefined)
    return { kind: 'malformed', part: 'clientCertificate' };
  const way = {
    ...(asWritten === undefined ? {} : { asWritten }),
    ...(detour === undefined ? {} : { detour }),
    ...(clientCertificate === undefined ? {} : { clientCertificate }),
  };
  return { kind: 'envelope', envelope: { method, url, headers, bodyBase64, trust, maxResponseBytes, ...way } };
}

function parseHeaders(value: unknown): readonly HeaderField[] | undefined {
  if (!Array.isArray(value) || value.length > mostHeaders) return undefined;
  const fields: HeaderField[] = [];
  let size = 0;
  for (const item of value) {
    const [name, content, ...more] = asStrings(item) ?? [];
    if (name === undefined || content === undefined || more.length > 0) return undefined;
    size += name.length + content.length;
    fields.push([name, content]);
  }
  return size > longestHeaders ? undefined : fields;
}

function parseTrust(value: unknown): Trust | undefined {
  const record = asRecord(value);
  if (record === undefined) return undefined;
  const { kind } = record;
  const sha256 = asSha256(record['sha256']);
  if (kind === 'pinned') return sha256 === undefined ? undefined : { kind, sha256 };
  return kind === 'system' || kind === 'off' ? { kind } : undefined;
}
