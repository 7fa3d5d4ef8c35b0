import { base64url } from 'jose';
import * as v from 'valibot';
import { writeRun } from '../../keeping/codec.ts';
import { gzipped } from './gzip.ts';
import { connectionSchema } from './link-schema.ts';
import { linkLimits, type Lock, type SafeContents, type SharedConnection, type TokenContents } from './link.ts';
import { type LinkHead, writtenHead } from './link-head.ts';
import { sealedBytes, sealOverheadBytes } from './sealed-link.ts';

/** The fragment of a link, `#` included, or by how much it would be too long. */
export type WrittenLink =
  | { readonly kind: 'link'; readonly fragment: string }
  | { readonly kind: 'too-large'; readonly characters: number };

/** A link without secrets (security.md 5.4): what it is made of cannot hold any. */
export function writtenLink(contents: SafeContents, lock?: Lock): Promise<WrittenLink> {
  return written(contents.kind === 'run' ? runText(contents) : connectionText(contents), false, lock);
}

/** A link with a token that works, marked as such. To be made only where somebody was asked for it by name. */
export function writtenTokenLink({ kind, token, connection }: TokenContents, lock?: Lock): Promise<WrittenLink> {
  return written(JSON.stringify({ kind, token, connection: unusual(connection) }), true, lock);
}

async function written(text: string, hasToken: boolean, lock: Lock | undefined): Promise<WrittenLink> {
  const head = writtenHead({ isSealed: lock !== undefined, hasToken });
  const packed = await gzipped(text);
  const characters = fragmentLength(packed.length, { isSealed: lock !== undefined, hasToken });
  if (characters > linkLimits.characters || new Blob([text]).size > linkLimits.bytes)
    return { kind: 'too-large', characters };
  const bytes = lock === undefined ? packed : await sealedBytes(packed, lock, head);
  return { kind: 'link', fragment: `#s=${head}${base64url.encode(bytes)}` };
}

function fragmentLength(packedBytes: number, head: LinkHead): number {
  const bytes = packedBytes + (head.isSealed ? sealOverheadBytes : 0);
  return '#s='.length + writtenHead(head).length + Math.ceil((bytes * 4) / 3);
}

function connectionText({ kind, connection }: Extract<SafeContents, { kind: 'connection' }>): string {
  return JSON.stringify({ kind, connection: unusual(connection) });
}

/** What is not as usual; the rest is filled in where it is read, and a short link fits into a picture. */
function unusual(connection: SharedConnection): Partial<SharedConnection> {
  const usual = new Map(Object.entries(v.parse(connectionSchema, {})));
  const differs = ([name, value]: [string, unknown]) => JSON.stringify(value) !== JSON.stringify(usual.get(name));
  return Object.fromEntries(Object.entries(connection).filter(differs));
}

function runText({ kind, run }: Extract<SafeContents, { kind: 'run' }>): string {
  return `{"kind":"${kind}","run":${writeRun(run)}}`;
}
