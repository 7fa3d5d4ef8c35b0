import * as v from 'valibot';
import { assertionSchema } from '../../keeping/assertion-schema.ts';
import { apiCallSchema, connectionSchema } from '../../keeping/connection-schema.ts';
import { usualAssertion } from '../../oauth/assertion-settings.ts';
import type { LeftOut } from '../../http/curl-call.ts';
import { mostRequests } from './import-limits.ts';
import { type FoundGrant, fileReading, type FormatResult } from './import-reading.ts';
import { importedConnection } from './imported-connection.ts';
import { isThere, listAt, memberAt, textAt } from './members.ts';

const entrySchema = v.object({
  name: v.pipe(v.string(), v.maxLength(500)),
  workspace: v.pipe(v.string(), v.maxLength(500)),
  badge: v.fallback(v.optional(v.object({ letters: v.string(), colour: v.string() })), undefined),
  typed: v.object({
    version: v.literal(1),
    connection: connectionSchema,
    apiCall: apiCallSchema,
    pins: v.fallback(v.array(v.object({ hostAndPort: v.string(), sha256: v.string() })), []),
    issuer: v.fallback(v.optional(v.string(), ''), ''),
    keepsWholeBodies: v.fallback(v.optional(v.boolean(), false), false),
  }),
});

/** What this page has saved: all that was typed, in every connection. Undefined for anything else. */
export function readOwnFile(file: unknown): FormatResult | undefined {
  const format = textAt(file, 'format');
  if (format === 'grantscope-history') return { kind: 'refused', sentence: history };
  if (format !== 'grantscope-connections')
    return format.startsWith('grantscope-') ? { kind: 'refused', sentence: other } : undefined;
  if (memberAt(file, 'version') !== 1) return { kind: 'refused', sentence: newer };
  const entries = listAt(file, 'connections').slice(0, mostRequests);
  const leftOut: LeftOut[] = [];
  const grants = entries.flatMap((entry, index) => grantOf(entry, index, leftOut));
  return { kind: 'read', reading: fileReading({ format: 'Connections of Grantscope', grants, leftOut }) };
}

const history =
  'This is a history of runs that Grantscope has exported. Open it in the panel History, under All runs, with its own Import: there runs are looked at before they are added.';
const other = 'Grantscope saved this, but it holds no connections: open it where it was made.';
const newer = 'This was saved by another version of Grantscope than this one reads. Reload the page to get the latest.';

function grantOf(entry: unknown, index: number, leftOut: LeftOut[]): readonly FoundGrant[] {
  const read = v.safeParse(entrySchema, entry);
  if (!read.success) {
    const written = `Connection ${index + 1}${textAt(entry, 'name') && ` (${textAt(entry, 'name').slice(0, 80)})`}`;
    leftOut.push({ written, reason: 'It is damaged: a part of it is not as this page writes it.' });
    return [];
  }
  const { name, workspace, badge, typed } = read.output;
  const { connection, apiCall, pins, issuer, keepsWholeBodies } = typed;
  return [
    {
      place: workspace,
      name,
      connection: importedConnection({ ...connection, assertion: assertionOf(connection.assertion) }),
      issued: '',
      notes: keepsWholeBodies ? ['The history keeps whole bodies of its runs.'] : [],
      leftOut: pins.map(({ hostAndPort }) => ({ written: `Certificate trusted for ${hostAndPort}`, reason: trust })),
      unresolved: [],
      environment: '',
      ...(isThere(typed, 'apiCall') && { call: apiCall }),
      own: { workspace, issuer, keepsWholeBodies, badge },
    },
  ];
}

const trust =
  'Whom to trust is never taken from a file. The certificate is shown when the server presents it, and can be trusted then.';

function assertionOf(record: unknown) {
  const read = v.safeParse(assertionSchema, record);
  return read.success ? read.output : usualAssertion;
}
