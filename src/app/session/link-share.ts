import type { KeptRun } from '#core/keeping/kept-run.ts';
import { connectionSecrets } from '#core/sharing/connection-secrets.ts';
import type { SharedConnection, SharedToken } from '#core/sharing/links/link.ts';
import { writtenRunLink } from '#core/sharing/links/run-link.ts';
import { sharedConnection } from '#core/sharing/links/shared-connection.ts';
import { writtenLink, writtenTokenLink } from '#core/sharing/links/write-link.ts';
import type { BodyCut } from '#core/keeping/kept-run.ts';
import { knownSecrets } from './known-secrets.ts';
import type { Workbench } from './workbench.ts';

/** What shall be in a link. */
export type LinkContents =
  | { readonly kind: 'connection'; readonly connection: SharedConnection }
  | { readonly kind: 'run'; readonly run: KeptRun }
  | { readonly kind: 'token'; readonly token: SharedToken; readonly connection: SharedConnection };

/** A link, or why there is none. */
export type MadeLink =
  | { readonly kind: 'link'; readonly url: string; readonly cuts: readonly BodyCut[] }
  | { readonly kind: 'too-large'; readonly characters: number }
  /** A passphrase needs what a browser has only on https or this machine (security.md T71). */
  | { readonly kind: 'no-passphrase-here' };

/** The connection on screen as a link may tell it: without anything that is secret in this workbench. */
export function connectionToShare(name: string, state: Workbench): SharedConnection {
  const { connection, apiCall, issuer } = state;
  const secrets = [...new Set([...connectionSecrets(connection), ...knownSecrets(state)])];
  return sharedConnection({ name, connection, apiCall, issuer }, secrets);
}

/** Makes a link. `page` is the address of this page; an empty `passphrase` is none. */
export async function makeLink(contents: LinkContents, passphrase: string, page: string): Promise<MadeLink> {
  if (passphrase !== '' && !globalThis.isSecureContext) return { kind: 'no-passphrase-here' };
  const lock = passphrase === '' ? undefined : { passphrase, random };
  if (contents.kind === 'run') {
    const written = await writtenRunLink(contents.run, lock);
    return written.kind === 'link' ? { kind: 'link', url: page + written.fragment, cuts: written.cuts } : written;
  }
  const written = await (contents.kind === 'token' ? writtenTokenLink(contents, lock) : writtenLink(contents, lock));
  return written.kind === 'link' ? { kind: 'link', url: page + written.fragment, cuts: [] } : written;
}

function random(length: number): Uint8Array {
  return crypto.getRandomValues(new Uint8Array(length));
}
