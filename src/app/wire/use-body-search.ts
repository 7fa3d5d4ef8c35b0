import { useMemo, useState } from 'react';
import type { Hits } from '#core/http/find-text.ts';
import { firstPlaceBehind, type Places, placeAt, placesOutside } from '#core/http/places.ts';
import type { LayingOut } from './use-laid-out.ts';

export type Search = {
  readonly wanted: string;
  readonly matchCase: boolean;
  readonly hits: Places;
  /** Where the hit begins that one stands at; -1 for none. */
  readonly current: number;
  /** The count and the place among the hits, in words; empty where nothing is looked for. */
  readonly said: string;
  readonly look: (wanted: string, matchCase: boolean) => void;
  /** Leads so many hits on, round at the ends. */
  readonly move: (by: 1 | -1) => void;
};

type Found = { readonly hits: Hits; readonly at: number };

const nothing: Places = new Uint32Array(0);

/** A search in a body. What is masked is not found: a search must not tell what a mask hides. */
export function useBodySearch(
  find: LayingOut['find'],
  masked: Places,
  cursorOffset: () => number,
  goTo: (offset: number) => void,
): Search {
  const [wanted, setWanted] = useState('');
  const [matchCase, setMatchCase] = useState(false);
  const [found, setFound] = useState<Found>();
  const hits = useMemo(
    () => (found === undefined ? nothing : placesOutside(found.hits.places, masked)),
    [found, masked],
  );
  const count = hits.length / 2;
  const at = found === undefined ? -1 : Math.min(found.at, count - 1);

  const look: Search['look'] = (text, exact) => {
    setWanted(text);
    setMatchCase(exact);
    if (text.trim() === '') setFound(undefined);
    const from = cursorOffset();
    find(text, exact, (next) => {
      if (text.trim() === '') return;
      const places = placesOutside(next.places, masked);
      const first = firstPlaceBehind(places, from);
      const here = first * 2 < places.length ? first : 0;
      setFound({ hits: next, at: here });
      const place = placeAt(places, here);
      if (place !== undefined) goTo(place.start);
    });
  };
  const move: Search['move'] = (by) => {
    if (found === undefined || count === 0) return;
    const next = (at + by + count) % count;
    setFound({ ...found, at: next });
    goTo(hits[2 * next] ?? 0);
  };
  return { wanted, matchCase, hits, current: hits[2 * at] ?? -1, said: saidOf(found, count, at), look, move };
}

function saidOf(found: Found | undefined, count: number, at: number): string {
  if (found === undefined) return '';
  if (count === 0) return 'No hits';
  const number = (value: number) => value.toLocaleString('en');
  return `${number(at + 1)} of ${found.hits.isWhole ? '' : 'more than '}${number(count)} ${count === 1 ? 'hit' : 'hits'}`;
}
