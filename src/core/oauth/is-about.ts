import type { Connection } from './connection.ts';
import type { Discovered } from './discovered.ts';

/** Whether the metadata are those of what is typed now; after another endpoint was typed they say nothing of it. */
export function isAbout(
  { tokenEndpoint, mtlsTokenEndpoint }: Discovered,
  { tokenEndpoint: typed }: Pick<Connection, 'tokenEndpoint'>,
): boolean {
  return typed !== '' && (typed === tokenEndpoint || typed === mtlsTokenEndpoint);
}
