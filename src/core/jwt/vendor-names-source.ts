import type { NameFacts } from './claims.ts';

type VendorRow = readonly [name: string, title: string, meaning: string, source?: NameFacts['source']];

/** A vendor's rows; those that name no page of their own are described on `page`. */
export function vendorTable(
  vendor: string,
  page: NameFacts['source'],
  rows: readonly VendorRow[],
): ReadonlyMap<string, NameFacts> {
  return new Map(rows.map(([name, title, meaning, source = page]) => [name, { title, meaning, source, vendor }]));
}

/** Auth0 demands an address in front of the names of custom claims. */
export const namespacedFacts: NameFacts = {
  title: 'Custom claim',
  meaning: 'Written by an Action of the tenant; the address in the name only keeps it apart and need not exist.',
  source: {
    label: 'Auth0: custom claims',
    url: 'https://auth0.com/docs/secure/tokens/json-web-tokens/create-custom-claims',
  },
  vendor: 'Auth0',
};
