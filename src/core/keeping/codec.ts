import * as v from 'valibot';
import { base64 } from '../http/bytes.ts';
import { type KeptRun, runVersion } from './kept-run.ts';
import { keptRunSchema } from './kept-run-schema.ts';

/** What was read out of the text of a kept run. */
export type ReadRun =
  | { readonly kind: 'run'; readonly run: KeptRun }
  /** It was written by a later version of this page, which knows more than this one. */
  | { readonly kind: 'newer'; readonly version: number }
  /** `reason` is a phrase for a person: where it breaks. */
  | { readonly kind: 'damaged'; readonly reason: string };

/** A kept run as JSON, the form in which it is stored and exported: bytes as text where they are UTF-8, else as base64. */
export function writeRun(run: Omit<KeptRun, 'connection'>): string {
  return JSON.stringify(run, (_, value: unknown) => (value instanceof Uint8Array ? keptBytes(value) : value));
}

/** Reads what `writeRun` wrote, by this version or an earlier one. Never throws. */
export function readRun(text: string): ReadRun {
  try {
    return readRunRecord(JSON.parse(text));
  } catch {
    return { kind: 'damaged', reason: 'it is no JSON' };
  }
}

/** The same of what was parsed already. */
export function readRunRecord(record: unknown): ReadRun {
  const version = versionOf(record);
  if (version !== undefined && version > runVersion) return { kind: 'newer', version };
  const read = v.safeParse(keptRunSchema, record);
  if (read.success) return { kind: 'run', run: read.output };
  const [issue] = read.issues;
  return { kind: 'damaged', reason: `${v.getDotPath(issue) ?? 'the whole'} is not as expected` };
}

function versionOf(record: unknown): number | undefined {
  const read = v.safeParse(v.object({ version: v.pipe(v.number(), v.integer()) }), record);
  return read.success ? read.output.version : undefined;
}

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function keptBytes(bytes: Uint8Array): unknown {
  try {
    return strict.decode(bytes);
  } catch {
    return { base64: base64(bytes) };
  }
}
