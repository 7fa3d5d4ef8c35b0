import { ensureBuilt } from '../../scripts/build.mjs';
import { findChromium } from '../../scripts/find-chromium.mjs';

/** Journeys drive what is served, so it is built from what stands in the folder, once for all of them. */
export default async function prepareJourneys(): Promise<void> {
  if (findChromium() === undefined) {
    throw new Error(
      'No Chromium found: run "node scripts/find-chromium.mjs", which installs one, or set CHROMIUM_PATH.',
    );
  }
  if (!(await ensureBuilt())) throw new Error('The product could not be built.');
}
