import { ensureBuilt } from '../../scripts/build.mjs';

/** Journeys drive what is served, so it is built from what stands in the folder, once for all of them. */
export default async function buildProduct(): Promise<void> {
  if (!(await ensureBuilt())) throw new Error('The product could not be built.');
}
