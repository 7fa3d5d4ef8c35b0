import type { Place } from '../../../http/message-view.ts';
import type { DecodedToken, JsonObject } from '../../../jwt/decode.ts';
import { type Side, sideOf } from '../comparison.ts';
import { type Origins, sameness } from '../fingerprints.ts';
import { valueTexts } from '../value-texts.ts';
import { rowStates, type RowState } from './message-rows.ts';

/** One named thing and what it is on either side. */
export type FactRow = {
  readonly name: string;
  readonly state: RowState;
  readonly before: Side;
  readonly after: Side;
  readonly place?: Place;
};

/** Header parameters and claims of two tokens, those of the first run first; none where one of them cannot be read. */
export function tokenRows(before: DecodedToken | undefined, after: DecodedToken | undefined): readonly FactRow[] {
  const [from, to] = [partsOf(before), partsOf(after)];
  if (from === undefined || to === undefined) return [];
  return [
    ...objectRows(from.header, to.header, (name) => ({ kind: 'token-header', name })),
    ...objectRows(from.claims, to.claims, (name) => ({ kind: 'claim', name })),
  ];
}

function partsOf(
  token: DecodedToken | undefined,
): { readonly header: JsonObject; readonly claims: JsonObject } | undefined {
  if (token?.kind === 'jwt') return token;
  return token?.kind === 'jwe' || token?.kind === 'jws' ? { header: token.header, claims: {} } : undefined;
}

function objectRows(before: JsonObject, after: JsonObject, placeOf: (name: string) => Place): readonly FactRow[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].map((name) => {
    const [from, to] = valueTexts(before, after, name);
    return factRow(name, sideOf(from), sideOf(to), 'same-device', placeOf(name));
  });
}

/** A row of two sides; what one side hides differs in nothing that is known. */
export function factRow(name: string, before: Side, after: Side, origins: Origins, place?: Place): FactRow {
  return { name, state: stateOf(before, after, origins), before, after, ...(place === undefined ? {} : { place }) };
}

function stateOf(before: Side, after: Side, origins: Origins): RowState {
  if (before.kind === 'hidden' || after.kind === 'hidden') return before.kind === after.kind ? 'same' : 'hidden';
  if (before.kind === 'missing') return after.kind === 'missing' ? 'same' : 'added';
  return after.kind === 'missing' ? 'lost' : rowStates[sameness(before.text, after.text, origins)];
}
