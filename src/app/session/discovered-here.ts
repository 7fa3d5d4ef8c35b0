import type { Discovered } from '#core/oauth/discovered.ts';
import { isAbout } from '#core/oauth/is-about.ts';
import type { Workbench } from './workbench.ts';

/** What the server of the typed token endpoint says of itself, as far as it was discovered in this tab. */
export function discoveredHere({
  discovered,
  connection,
}: Pick<Workbench, 'discovered' | 'connection'>): Discovered | undefined {
  return discovered !== undefined && isAbout(discovered, connection) ? discovered : undefined;
}
