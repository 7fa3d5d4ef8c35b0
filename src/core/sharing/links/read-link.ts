import { base64url } from 'jose';
import * as v from 'valibot';
import { readRunRecord } from '../../keeping/codec.ts';
import type { KeptRun } from '../../keeping/kept-run.ts';
import { gunzipped } from './gzip.ts';
import { jsonLevels } from './json-levels.ts';
import { connectionSchema, contentsSchema, tokenSchema } from './link-schema.ts';
import { linkLimits, type SharedConnection, type SharedToken } from './link.ts';
import { splitLink, writtenHead } from './link-head.ts';
import { neverTaken, withoutCredentials } from './never-taken.ts';
import { unsealedBytes } from './sealed-link.ts';

/** What was found in a link. `neverTaken` names, in a few words each, what stood in it that no link may bring. */
export type ReadLink =
  | OpenedLink
  /** A passphrase opens it; what is in it is not known before. */
  | { readonly kind: 'locked'; readonly hasToken: boolean }
  | { readonly kind: 'wrong-passphrase'; readonly hasToken: boolean }
  /** It was made by a later version of this page. */
  | { readonly kind: 'newer'; readonly version: number }
  | { readonly kind: 'too-large' }
  /** `reason` is a clause for a person. */
  | { readonly kind: 'damaged'; readonly reason: string };

export type OpenedLink = (
  | { readonly kind: 'connection'; readonly connection: SharedConnection }
  | { readonly kind: 'run'; readonly run: KeptRun }
  | { readonly kind: 'token'; readonly token: SharedToken; readonly connection: SharedConnection }
) & { readonly neverTaken: readonly string[] };

/**
 * Reads a fragment, `#` included. Nothing in it is taken on trust, nothing is sent, and it never throws: what is not as
 * expected is one of the other kinds.
 */
export async function readLink(fragment: string, passphrase?: string): Promise<ReadLink> {
  const link = splitLink(fragment);
  if (link.kind !== 'link') return link;
  const { isSealed, hasToken } = link;
  if (isSealed && passphrase === undefined) return { kind: 'locked', hasToken };
  const bytes = bytesOf(link.packed);
  if (bytes === undefined) return { kind: 'damaged', reason: 'characters are missing in it' };
  const opened = isSealed ? await unsealedBytes(bytes, passphrase ?? '', writtenHead(link)) : bytes;
  if (opened === undefined) return { kind: 'wrong-passphrase', hasToken };
  const unpacked = await gunzipped(opened, linkLimits.bytes);
  if (unpacked.kind !== 'text') return unpacked;
  if (jsonLevels(unpacked.text) > linkLimits.levels) return { kind: 'damaged', reason: 'it is nested too deeply' };
  return readContents(parsed(unpacked.text), hasToken);
}

function bytesOf(packed: string): Uint8Array | undefined {
  try {
    return base64url.decode(packed);
  } catch {
    return undefined;
  }
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

function readContents(record: unknown, hasToken: boolean): ReadLink {
  const contents = v.safeParse(contentsSchema, record);
  if (!contents.success) return { kind: 'damaged', reason: 'what it unpacks to is none of ours' };
  const { kind, connection, run, token } = contents.output;
  if ((kind === 'token') !== hasToken) return { kind: 'damaged', reason: 'its mark and what is in it do not agree' };
  if (kind === 'run') return readRunOf(run);
  const read = v.safeParse(connectionSchema, connection);
  if (!read.success) return damagedAt('connection', read.issues[0]);
  if (isEmpty(read.output)) return { kind: 'damaged', reason: 'there is nothing in it' };
  const { connection: clean, found } = withoutCredentials(read.output);
  if (kind === 'connection')
    return { kind, connection: clean, neverTaken: [...neverTaken(record, ['dpop']), ...found] };
  const readToken = v.safeParse(tokenSchema, token);
  if (!readToken.success) return damagedAt('token', readToken.issues[0]);
  const named = neverTaken(record, ['dpop', 'token', 'accessToken']);
  return { kind, token: readToken.output, connection: clean, neverTaken: [...named, ...found] };
}

/** Lookups and checks stand with what they were about, so by themselves there is no place for them. */
function isShown({ kind, exchanges, call, token }: KeptRun): boolean {
  if (kind === 'token') return exchanges.length > 0;
  if (kind === 'api') return exchanges.length > 0 && call !== undefined;
  return (kind === 'pasted' || kind === 'made') && token !== undefined;
}

function isEmpty({ tokenEndpoint, issuer, clientId, call }: SharedConnection): boolean {
  return tokenEndpoint === '' && issuer === '' && clientId === '' && call.url === '';
}

const wholeRun = v.looseObject({ exchanges: v.optional(v.unknown()), findings: v.optional(v.unknown()) });

function readRunOf(record: unknown): ReadLink {
  const read = readRunRecord(record);
  if (read.kind !== 'run') return read;
  if (!isShown(read.run)) return { kind: 'damaged', reason: 'the run in it has nothing to show' };
  const loose = v.safeParse(wholeRun, record);
  // What was sent and answered is what it was; only what stands beside it could be meant to change something here.
  const beside = loose.success ? { ...loose.output, exchanges: undefined, findings: undefined } : undefined;
  const named = neverTaken(beside, ['dpop', 'token', 'way', 'assertion']);
  return { kind: 'run', run: read.run, neverTaken: named };
}

function damagedAt(part: string, issue: v.BaseIssue<unknown>): ReadLink {
  return { kind: 'damaged', reason: `its ${[part, v.getDotPath(issue)].filter(Boolean).join('.')} is not as expected` };
}
