import { secretRows, withSecretRows } from './secret-rows.ts';
import type { Typed } from './workbench.ts';
import { withoutSecrets } from './without-secrets.ts';

export type Adoption = {
  /** What changes here; undefined where nothing does. */
  readonly change: Partial<Typed> | undefined;
  /** What is on the device as far as this tab has taken note of it: what it writes next is what differs from this. */
  readonly base: Typed;
};

/** Whether the user has this value under the hands right now. */
export type IsHeld = (value: unknown) => boolean;

/** One part of what was typed: as it is on the device, as it was there, as it is here without and with its secrets. */
type Sides<T> = { readonly there: T; readonly before: T; readonly now: T; readonly here: T };

const rowNames = ['parameters', 'headers'] as const;

/**
 * Takes over what another tab has changed, field by field: only what this tab has not changed itself since `base`, and
 * nothing that is held. Secrets are no part of it; those that are here stay.
 */
export function adoptTyped(base: Typed, here: Typed, there: Typed, isHeld: IsHeld): Adoption {
  const before = withoutSecrets(base);
  const now = withoutSecrets(here);
  const part = <Name extends 'connection' | 'apiCall'>(name: Name): Sides<Typed[Name]> => ({
    there: there[name],
    before: before[name],
    now: now[name],
    here: here[name],
  });
  const connection = taken(part('connection'), rowNames, isHeld);
  const apiCall = taken(part('apiCall'), [], isHeld);
  const rest = taken(
    { there: restOf(there), before: restOf(before), now: restOf(now), here: restOf(here) },
    [],
    isHeld,
  );
  const rows = rowNames.flatMap((name) => {
    const changed = connection.change[name];
    if (changed === undefined) return [];
    return [[name, withSecretRows(changed, secretRows(here.connection[name], now.connection[name]))] as const];
  });
  const change: Partial<Typed> = {
    ...rest.change,
    ...(hasAny(connection.change) && {
      connection: { ...here.connection, ...connection.change, ...Object.fromEntries(rows) },
    }),
    ...(hasAny(apiCall.change) && { apiCall: { ...here.apiCall, ...apiCall.change } }),
  };
  return {
    change: hasAny(change) ? change : undefined,
    base: { ...base, ...rest.base, connection: connection.base, apiCall: apiCall.base },
  };
}

type Rest = Pick<Typed, 'pins' | 'issuer' | 'keepsWholeBodies' | 'agreedHosts'>;

function restOf({ pins, issuer, keepsWholeBodies, agreedHosts }: Typed): Rest {
  return { pins, issuer, keepsWholeBodies, agreedHosts };
}

function taken<T extends object>(
  { there, before, now, here }: Sides<T>,
  rowsOf: readonly (keyof T)[],
  isHeld: IsHeld,
): { readonly change: Partial<T>; readonly base: T } {
  const change: Partial<T> = {};
  const base = { ...before };
  for (const name of Object.keys(there) as (keyof T)[]) {
    if (isSame(there[name], before[name])) continue;
    const isChangedHere = !isSame(now[name], before[name]);
    // A text that holds a secret is not there as a whole; what another tab has in its place would take the secret away.
    const holdsSecret = !rowsOf.includes(name) && !isSame(now[name], here[name]);
    if (!isChangedHere && (holdsSecret || isHeld(here[name]))) continue;
    base[name] = there[name];
    if (!isChangedHere) change[name] = there[name];
  }
  return { change, base };
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function hasAny(change: object): boolean {
  return Object.keys(change).length > 0;
}
