import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../../scripts/stamp.mjs';

/** A folder for what the bench builds or installs; it goes when node_modules goes. @param {string} name */
export function cacheFolder(name) {
  const folder = join(root, 'node_modules', '.cache', 'grantscope-bench', name);
  mkdirSync(folder, { recursive: true });
  return folder;
}
