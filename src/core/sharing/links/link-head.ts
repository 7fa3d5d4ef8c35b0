import { linkLimits, linkVersion } from './link.ts';

/** What stands before the packed part of a link: version, `p` where a passphrase opens it, and the mark of a token. */
export type LinkHead = { readonly isSealed: boolean; readonly hasToken: boolean };

export type SplitLink =
  | ({ readonly kind: 'link'; readonly packed: string } & LinkHead)
  | { readonly kind: 'newer'; readonly version: number }
  | { readonly kind: 'too-large' }
  | { readonly kind: 'damaged'; readonly reason: string };

/** `1.`, `1p.`, `1.SECRETS.` or `1p.SECRETS.` */
export function writtenHead({ isSealed, hasToken }: LinkHead): string {
  return `${linkVersion}${isSealed ? 'p' : ''}.${hasToken ? 'SECRETS.' : ''}`;
}

/** Takes a fragment apart. The version decides first: what a later one looks like is not known here. */
export function splitLink(fragment: string): SplitLink {
  const [, digits = '', seal = '', mark = '', packed = ''] =
    /^#s=(\d{1,6})(p?)\.(SECRETS\.)?(.*)$/s.exec(fragment) ?? [];
  const version = digits === '' ? newerVersion(fragment) : Number(digits);
  if (version !== undefined && version > linkVersion) return { kind: 'newer', version };
  if (version !== linkVersion) return { kind: 'damaged', reason: 'it does not begin as links do' };
  if (fragment.length > linkLimits.characters) return { kind: 'too-large' };
  // Chats and mail programs break long lines, and some put a full stop behind an address.
  const tidy = packed.replaceAll(/%0[ad]|\s/gi, '').replace(/[.,;)>\]]+$/, '');
  if (tidy === '') return { kind: 'damaged', reason: 'nothing follows its beginning' };
  if (!/^[\w-]+$/.test(tidy)) return { kind: 'damaged', reason: 'characters stand in it that no link has' };
  return { kind: 'link', packed: tidy, isSealed: seal !== '', hasToken: mark !== '' };
}

/** A later version may go on in another way. */
function newerVersion(fragment: string): number | undefined {
  const [, digits] = /^#s=(\d{1,6})(?!\d)/.exec(fragment) ?? [];
  return digits === undefined ? undefined : Number(digits);
}
