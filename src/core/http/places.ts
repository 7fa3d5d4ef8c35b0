import type { Span } from './secret-forms.ts';

/**
 * Places in a text as one array of numbers, begin and end of each, in order and without overlap, so that a hundred
 * thousand of them pass from a worker to the page.
 */
export type Places = Uint32Array;

/** The number of the first place that ends behind this offset; the count of places where there is none. */
export function firstPlaceBehind(places: Places, offset: number): number {
  let low = 0;
  let high = places.length / 2;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if ((places[2 * middle + 1] ?? 0) > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** One of the places by its number. */
export function placeAt(places: Places, at: number): Span | undefined {
  const start = places[2 * at];
  const end = places[2 * at + 1];
  return start === undefined || end === undefined ? undefined : { start, end };
}

/** Those places that touch nothing of the others: what is found inside of what is hidden is not found. */
export function placesOutside(places: Places, hidden: Places): Places {
  if (hidden.length === 0) return places;
  const kept: number[] = [];
  for (let at = 0; at < places.length; at += 2) {
    const start = places[at] ?? 0;
    const end = places[at + 1] ?? 0;
    const next = placeAt(hidden, firstPlaceBehind(hidden, start));
    if (next === undefined || next.start >= end) kept.push(start, end);
  }
  return Uint32Array.from(kept);
}
