import { asAmount, asOneOf, asRecord, asString, asStrings, unknownKey } from './parse-record.ts';

const serverSides = ['authorization server', 'API', 'front'] as const;

/**
 * What the playground saw of one request and decided. It is made of fixed words, of names that the playground knows
 * itself, and of nothing that came with the request: no secret or token can stand in it.
 */
export type ServerLogEntry = {
  /** Counted from 1 since the start of the playground. */
  readonly number: number;
  /** Wall clock of the server, ms. */
  readonly atMs: number;
  readonly side: (typeof serverSides)[number];
  /** Method and path, as far as both are known to the playground. */
  readonly asked: string;
  /** The prefix that asked for faults, `/faults/…`; empty without one. */
  readonly prefix: string;
  /** 0: the client went away before it had an answer. */
  readonly status: number;
  /** In the order in which they were made, each a few words. */
  readonly decisions: readonly string[];
};

/** The body of POST /__playground/v1/log: what is newer than the entry with this number; 0: everything there is. */
export type ServerLogOrder = { readonly after: number };

/** The answer to it, oldest first. Only the last some hundred are remembered. */
export type ServerLog = { readonly entries: readonly ServerLogEntry[] };

/** The order in a body, or undefined when it is none. */
export function parseServerLogOrder(value: unknown): ServerLogOrder | undefined {
  const record = asRecord(value);
  if (record === undefined || unknownKey(record, ['after']) !== undefined) return undefined;
  const after = asAmount(record['after']);
  return after === undefined ? undefined : { after };
}

/** The server's answer, or undefined when it is none. */
export function parseServerLog(value: unknown): ServerLog | undefined {
  const entries: unknown = asRecord(value)?.['entries'];
  if (!Array.isArray(entries)) return undefined;
  const read = entries.map(parseEntry).filter((entry) => entry !== undefined);
  return read.length === entries.length ? { entries: read } : undefined;
}

function parseEntry(value: unknown): ServerLogEntry | undefined {
  const record = asRecord(value);
  const number = asAmount(record?.['number']);
  const atMs = asAmount(record?.['atMs']);
  const side = asOneOf(record?.['side'], serverSides);
  const asked = asString(record?.['asked']);
  const prefix = asString(record?.['prefix']);
  const status = asAmount(record?.['status']);
  const decisions = asStrings(record?.['decisions']);
  if (number === undefined || atMs === undefined || side === undefined || asked === undefined) return undefined;
  if (prefix === undefined || status === undefined || decisions === undefined) return undefined;
  return { number, atMs, side, asked, prefix, status, decisions };
}
