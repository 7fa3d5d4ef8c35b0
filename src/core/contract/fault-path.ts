import { playgroundPaths } from './playground-paths.ts';
import {
  asFaultId,
  type FaultId,
  type FaultOn,
  isCertificateFault,
  playgroundFault,
  playgroundFaults,
} from './playground-faults.ts';

/** A path of the playground, taken apart. */
export type FaultPath =
  /** No fault is asked for. */
  | { readonly kind: 'plain'; readonly path: string }
  /** `prefix` is `/faults/…` as it was written, without a slash at its end; `path` is what stands behind it. */
  | { readonly kind: 'faults'; readonly prefix: string; readonly path: string; readonly faults: readonly FaultOn[] }
  /** `reason` is a sentence. */
  | { readonly kind: 'refused'; readonly reason: string };

const begin = '/faults/';

/**
 * Reads which faults a path asks for (design.md 7.16): `/faults/<id>[+<id>…]/…`. RFC 8414 §3.1 puts the well-known
 * part of an issuer with a path in front of it, so that `/.well-known/oauth-authorization-server/faults/<id>` is the
 * same document as the one below the prefix.
 */
export function parseFaultPath(path: string): FaultPath {
  const inFront = `${playgroundPaths.metadata}${begin}`;
  if (path.startsWith(inFront)) {
    const parsed = parseBelow(path.slice(playgroundPaths.metadata.length));
    if (parsed.kind !== 'faults') return parsed;
    return parsed.path === '/' ? { ...parsed, path: playgroundPaths.metadata } : { kind: 'plain', path };
  }
  return path.startsWith(begin) ? parseBelow(path) : { kind: 'plain', path };
}

/** The prefix that asks for these faults, in the order of the list; empty for none, or for those with a port only. */
export function faultPrefix(faults: readonly FaultOn[]): string {
  const segment = playgroundFaults
    .flatMap(({ id }) => faults.filter((fault) => fault.id === id && !isCertificateFault(id)).slice(0, 1))
    .map(segmentPart)
    .join('+');
  return segment === '' ? '' : `${begin}${segment}`;
}

/** `html-503`, `clock-off-10`, `clock-off+10`. */
function segmentPart({ id, amount }: FaultOn): string {
  const { amount: known } = playgroundFault(id);
  if (known === undefined) return id;
  const value = amount ?? known.usual;
  return `${id}${value < 0 ? value : `+${value}`}`;
}

function parseBelow(text: string): FaultPath {
  const segment = text.slice(begin.length).split('/', 1)[0] ?? '';
  const prefix = `${begin}${segment}`;
  const rest = text.slice(prefix.length);
  // A plus before letters separates; one before digits belongs to the fault in front of it.
  const names = segment.split(/\+(?=\D|$)/);
  if (names.length > playgroundFaults.length) return { kind: 'refused', reason: 'There are not as many faults.' };
  const parts = names.map(parsePart);
  const faults: FaultOn[] = [];
  for (const part of parts) {
    if (typeof part === 'string') return { kind: 'refused', reason: part };
    faults.push(part);
  }
  const clash = clashOf(faults);
  if (clash !== undefined) return { kind: 'refused', reason: clash };
  return { kind: 'faults', prefix, path: rest === '' ? '/' : rest, faults };
}

/** The fault, or why it is none, a sentence. */
function parsePart(part: string): FaultOn | string {
  const [, name = '', digits] = /^(.*?)([+-]\d{1,5})?$/.exec(part) ?? [];
  // An id may end in a number itself, as html-503 does.
  const id = asFaultId(part) ?? asFaultId(name);
  if (id === undefined) return 'There is no fault with this name. GET /faults lists them.';
  if (isCertificateFault(id)) return `The fault ${id} has a port of its own, and no path.`;
  const { amount } = playgroundFault(id);
  if (amount === undefined) return id === part ? { id } : `The fault ${id} takes no number.`;
  const value = digits === undefined ? amount.usual : Number(digits);
  if (value === 0 || value < amount.least || value > amount.most)
    return `The fault ${id} takes ${amount.least} to ${amount.most} ${amount.unit}, and not 0.`;
  return { id, amount: value };
}

function clashOf(faults: readonly FaultOn[]): string | undefined {
  for (const [index, { id }] of faults.entries()) {
    const other = faults.slice(0, index).find((each) => areInEachOthersWay(each.id, id));
    if (other !== undefined)
      return other.id === id
        ? `The fault ${id} is named twice.`
        : `The faults ${other.id} and ${id} exclude each other.`;
  }
  return undefined;
}

/** Whether at most one of these two can be on: they are the same, or both decide the same thing. */
export function areInEachOthersWay(one: FaultId, other: FaultId): boolean {
  if (one === other) return true;
  const { slot } = playgroundFault(one);
  return slot !== undefined && slot === playgroundFault(other).slot;
}
