import * as v from 'valibot';
import { readRunRecord } from './codec.ts';
import type { KeptRun, RunMarks } from './kept-run.ts';

/** The form of the file by now; a higher one comes from a later version of this page. */
const fileVersion = 1;
const formatName = 'grantscope-history';

/** The largest file that is opened, in bytes: a full history with long bodies stays well under it. */
export const mostFileBytes = 512 * 1024 * 1024;

/** A run with what the user added to it, as it stands in the file. */
export type FiledRun = { readonly run: KeptRun; readonly marks: RunMarks };

/** What was found in a file. */
export type ReadHistoryFile =
  | {
      readonly kind: 'history';
      readonly runs: readonly FiledRun[];
      /** How many were left out because they are damaged, and the first reason: a phrase. */
      readonly damaged: number;
      readonly reason: string;
      /** How many were written by a later version of this page. */
      readonly newer: number;
      /** How many have the id of one that stood before them in the same file. */
      readonly repeated: number;
    }
  /** The whole file comes from a later version of this page. */
  | { readonly kind: 'newer'; readonly version: number }
  /** `reason` is a phrase for a person. */
  | { readonly kind: 'unreadable'; readonly reason: string };

/** What stands in the file before the runs; `exportedAt` as RFC 3339. */
export function historyFileHead(exportedAt: string): string {
  const head = JSON.stringify({ format: formatName, version: fileVersion, exportedAt });
  return `${head.slice(0, -1)},"runs":[`;
}

/** One run in the file: its own text (`writeRun`), and what the user added. All but the first follow a comma. */
export function historyFileEntry(text: string, { name, knownGood }: RunMarks): string {
  return `\n{"marks":${JSON.stringify({ name, knownGood })},"run":${text}}`;
}

export const historyFileEnd = '\n]}\n';

const fileSchema = v.object({
  format: v.literal(formatName),
  version: v.pipe(v.number(), v.integer()),
  runs: v.optional(v.unknown()),
});
const entrySchema = v.object({ marks: v.unknown(), run: v.unknown() });
const marksSchema = v.object({ name: v.pipe(v.string(), v.maxLength(200)), knownGood: v.boolean() });
const noMarks: RunMarks = { name: '', knownGood: false };

/** Reads what was exported, run by run: one that is damaged takes no other with it. Never throws. */
export function readHistoryFile(text: string): ReadHistoryFile {
  let record: unknown;
  try {
    record = JSON.parse(text);
  } catch {
    return { kind: 'unreadable', reason: 'it is no JSON' };
  }
  const file = v.safeParse(fileSchema, record);
  if (!file.success) return { kind: 'unreadable', reason: 'it is no history that this page has exported' };
  const { version, runs } = file.output;
  if (version > fileVersion) return { kind: 'newer', version };
  if (version < 1 || !Array.isArray(runs)) return { kind: 'unreadable', reason: 'there is no list of runs in it' };
  return readEntries(runs);
}

function readEntries(entries: readonly unknown[]): ReadHistoryFile {
  const runs = new Map<string, FiledRun>();
  const counts = { damaged: 0, newer: 0, repeated: 0 };
  let reason = '';
  for (const entry of entries) {
    const { run, marks } = v.is(entrySchema, entry) ? entry : { run: undefined, marks: undefined };
    const read = readRunRecord(run);
    if (read.kind === 'newer') counts.newer++;
    else if (read.kind === 'damaged') {
      counts.damaged++;
      reason ||= read.reason;
    } else if (runs.has(read.run.id)) counts.repeated++;
    else runs.set(read.run.id, { run: read.run, marks: v.is(marksSchema, marks) ? pick(marks) : noMarks });
  }
  return { kind: 'history', runs: [...runs.values()], ...counts, reason };
}

/** Nothing else that stands in the record comes along. */
function pick({ name, knownGood }: RunMarks): RunMarks {
  return { name, knownGood };
}
