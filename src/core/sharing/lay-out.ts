import { jsonRows } from '../http/json-rows.ts';
import type { Places } from '../http/places.ts';
import { repeatedNames } from '../http/repeated-names.ts';
import type { Rows } from '../http/rows.ts';
import type { Span } from '../http/secret-forms.ts';
import { textRows } from '../http/text-rows.ts';
import { jsonSecrets, textSecrets } from './json-secrets.ts';

/** Whether a body is laid out by its structure or by its lines. */
export type LayOutForm = 'json' | 'text';

/** A body in rows, or as much of it as is laid out so far. */
export type LaidOut = {
  readonly text: string;
  readonly rows: Rows;
  /** Where secrets stand before `searchedUpTo`; what stands behind that must not be shown yet. */
  readonly secrets: Places;
  readonly searchedUpTo: number;
  /** The rows whose name their object has before already. */
  readonly repeated: Uint32Array;
};

/** Up to here a body is laid out at once, in a few milliseconds; a longer one in a worker. */
export const atOnceBytes = 32 * 1024;
/** So much of a longer one is laid out at once: more than what is in sight at first. */
const beginningBytes = 16 * 1024;
/** A known secret that the end of the beginning cuts in two is not recognised there; no spelling is longer than this. */
const marginCharacters = 8 * 1024;

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** The body as text: what is no UTF-8 shows as U+FFFD. */
export function bodyText(bytes: Uint8Array): string {
  return decoder.decode(bytes);
}

/** Lays out the beginning of a body; all of it where it is short. */
export function layOutBeginning(bytes: Uint8Array, form: LayOutForm, knownSecrets: readonly string[]): LaidOut {
  const isLong = bytes.length > atOnceBytes;
  const text = bodyText(isLong ? bytes.subarray(0, beginningBytes) : bytes);
  const searchedUpTo = isLong ? Math.max(0, text.length - marginCharacters) : text.length;
  const rows = rowsOf(text, form);
  const secrets = secretsIn(text, form, knownSecrets);
  return { text, rows, secrets, searchedUpTo, repeated: repeatedNames(text, rows) };
}

/** A text in rows. */
export function rowsOf(text: string, form: LayOutForm): Rows {
  return form === 'json' ? jsonRows(text) : textRows(text);
}

/** Where secrets stand in a text. */
export function secretsIn(text: string, form: LayOutForm, knownSecrets: readonly string[]): Places {
  return placesOf(form === 'json' ? jsonSecrets(text, knownSecrets) : textSecrets(text, knownSecrets));
}

function placesOf(spans: readonly Span[]): Places {
  const places = new Uint32Array(2 * spans.length);
  for (const [at, { start, end }] of spans.entries()) {
    places[2 * at] = start;
    places[2 * at + 1] = end;
  }
  return places;
}
