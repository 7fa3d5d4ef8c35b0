// The last moment that a Date can hold (ECMA-262 §21.4.1.1).
const lastMs = 8.64e15;

/** A moment in UTC, `2026-11-26 12:00:00.250 UTC`, for readers in any place. */
export function timeWords(ms: number): string {
  if (!(Math.abs(ms) <= lastMs)) return 'A time beyond every calendar';
  return `${new Date(ms).toISOString().replace('T', ' ').replace('Z', '')} UTC`;
}
