import type { Place, Segment } from './message-view.ts';

/** A form-encoded text or a query, cut at its `&` and `=`; `placeOf` says where a parameter belongs. */
export function formSegments(text: string, placeOf?: (name: string) => Place): readonly Segment[] {
  const segments: Segment[] = [];
  let at = 0;
  while (at <= text.length) {
    const and = text.indexOf('&', at);
    const end = and < 0 ? text.length : and;
    pair(text.slice(at, end), placeOf, segments);
    if (and >= 0) segments.push({ text: '&', kind: 'punctuation' });
    at = end + 1;
  }
  return segments;
}

function pair(text: string, placeOf: ((name: string) => Place) | undefined, segments: Segment[]): void {
  if (text === '') return;
  const equals = text.indexOf('=');
  const name = equals < 0 ? text : text.slice(0, equals);
  const place = placeOf === undefined ? {} : { place: placeOf(formDecode(name)) };
  if (name !== '') segments.push({ text: name, kind: 'parameter-name', ...place });
  if (equals < 0) return;
  segments.push({ text: '=', kind: 'punctuation' });
  if (equals + 1 < text.length) segments.push({ text: text.slice(equals + 1), kind: 'parameter-value', ...place });
}

/** One form-encoded name or value, decoded; what is no valid encoding stays as it stands. */
export function formDecode(text: string): string {
  const spaced = text.replaceAll('+', ' ');
  try {
    return decodeURIComponent(spaced);
  } catch {
    return spaced;
  }
}
