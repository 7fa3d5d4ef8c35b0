import type { Place } from './message-view.ts';

/** Whether a wanted place is this one, or the body that it stands in; names count without regard to case. */
export function samePlace(wanted: Place, place: Place | undefined): boolean {
  if (place === undefined) return false;
  if (wanted.kind === 'response-body') return place.kind === 'response-body' || place.kind === 'response-member';
  if (wanted.kind !== place.kind) return false;
  if (!('name' in wanted) || !('name' in place)) return true;
  return wanted.name.toLowerCase() === place.name.toLowerCase();
}
