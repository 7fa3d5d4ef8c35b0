import type { Phase } from '../http/exchange.ts';
import { asAmount, asOneOf, asRecord, asString, type UnknownRecord } from './parse-record.ts';
import type { FrameEnding, FrameError } from './send.ts';

const phases: readonly Phase[] = ['dns', 'connect', 'tls', 'send', 'first-byte', 'body'];

/** How an answer ended, out of a `done` frame. */
export function parseFrameEnding(value: unknown): FrameEnding | undefined {
  const record = asRecord(value);
  if (record === undefined) return undefined;
  const { kind } = record;
  const code = asString(record['code']);
  const limitBytes = asAmount(record['limitBytes']);
  const limitMs = asAmount(record['limitMs']);
  if (kind === 'complete' || kind === 'closed') return { kind };
  if (kind === 'truncated' && code !== undefined) return { kind, code };
  if (kind === 'cut' && limitBytes !== undefined) return { kind, limitBytes };
  if (kind === 'timeout' && limitMs !== undefined)
    return { kind, limitMs, ...(record['isWhole'] === true && { isWhole: true }) };
  return undefined;
}

/** Why there was no answer, out of an `error` frame. */
export function parseFrameError(value: unknown): FrameError | undefined {
  const record = asRecord(value);
  if (record === undefined) return undefined;
  if (record['kind'] === 'timeout') return parseTimeout(record);
  const kind = asOneOf(record['kind'], Object.keys(textParts) as (keyof typeof textParts)[]);
  if (kind === undefined) return undefined;
  const parts = textParts[kind].map((part) => [part, asString(record[part])] as const);
  if (parts.some(([, text]) => text === undefined)) return undefined;
  const phase = asOneOf(record['phase'], phases);
  if (kind === 'closed' && phase === undefined) return undefined;
  const members = kind === 'closed' ? { kind, phase } : { kind };
  // Each part named for this kind has just been seen to be a string.
  return { ...members, ...Object.fromEntries(parts) } as FrameError;
}

type TextParts = {
  readonly [Kind in Exclude<FrameError['kind'], 'timeout'>]: readonly Exclude<
    keyof Extract<FrameError, { kind: Kind }>,
    'kind' | 'phase'
  >[];
};

/** The members of each kind that are text. */
const textParts: TextParts = {
  dns: ['host', 'code'],
  refused: ['address'],
  unreachable: ['address', 'code'],
  closed: ['code'],
  'untrusted-certificate': ['code'],
  'pin-mismatch': ['pinnedSha256'],
  tls: ['code', 'detail'],
  'address-refused': ['address', 'rule'],
  'request-refused': ['part', 'reason'],
  'client-certificate': ['code', 'detail'],
  'outer-proxy': ['proxy', 'code', 'detail'],
  busy: [],
};

function parseTimeout(record: UnknownRecord): FrameError | undefined {
  const phase = asOneOf(record['phase'], phases);
  const limitMs = asAmount(record['limitMs']);
  return phase === undefined || limitMs === undefined ? undefined : { kind: 'timeout', phase, limitMs };
}
