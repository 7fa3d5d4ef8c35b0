import { isDeepStrictEqual } from 'node:util';
import type { Planted } from './planted-state.ts';

/**
 * Which of the planted records are lost: neither in their place, at least with all that was in them, nor put aside as
 * they were. What was typed since may have been added to a record, and a lost line of a run may be made again beside it.
 */
export function lostOf(planted: readonly Planted[], found: readonly Planted[]): readonly string[] {
  const there = new Map(found.map((record) => [`${record.store} ${record.key}`, record.value]));
  const aside = new Map<string, unknown[]>();
  for (const { store, value } of found) {
    if (store !== 'damaged' || !isDamaged(value)) continue;
    const name = `${value.store} ${value.key}`;
    aside.set(name, [...(aside.get(name) ?? []), value.record]);
  }
  return planted
    .map((record) => ({ name: `${record.store} ${record.key}`, value: record.value }))
    .filter(({ name, value }) => {
      const records = [...(there.has(name) ? [there.get(name)] : []), ...(aside.get(name) ?? [])];
      return !records.some((record) => holds(record, value));
    })
    .filter(({ name, value }) => !isPointer(name) && !isOnlyNothing(name, value))
    .map(({ name }) => name);
}

function isDamaged(value: unknown): value is { store: string; key: string; record: unknown } {
  return typeof value === 'object' && value !== null && 'store' in value && 'key' in value && 'record' in value;
}

/** Whether everything of `value` is in `record`; of a list of providers those that were put aside are enough. */
function holds(record: unknown, value: unknown): boolean {
  if (isDeepStrictEqual(record, value)) return true;
  if (Array.isArray(record) && record.length === 1 && isDeepStrictEqual(record[0], value)) return true;
  if (!isPlain(record) || !isPlain(value)) return false;
  return Object.entries(value).every(
    ([name, part]) => name === 'pins' || part === undefined || holds(record[name], part),
  );
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

/** Which connection was last in use is chosen anew with each start. */
function isPointer(name: string): boolean {
  return name === 'settings current';
}

function isOnlyNothing(name: string, value: unknown): boolean {
  return name === 'settings own-providers' && Array.isArray(value) && value.length === 0;
}
