import { type Changes, openChanges } from '../keeping/changes.ts';
import type { ForgottenMark } from './forgotten-mark.ts';
import { clearStores } from './clear-stores.ts';
import { type Looked, lookThrough } from './look-through.ts';
import { type Stores, storesOf } from './stores.ts';

// The tab that was asked to forget has to load anew, too.
const patienceMs = 8000;
// Who has not let go by now will not soon, and the page waits for this before it shows anything.
const secondPatienceMs = 500;

/**
 * Looks through the stores, each tab in its turn: whoever looked may begin anew and write, so the tab that was asked to
 * forget looks first, and the others wait for what it found. Only what is a tab's own they look into themselves.
 */
export async function lookInTurn(page: Document, by: ForgottenMark): Promise<readonly Looked[]> {
  const stores = storesOf(page);
  if (stores === undefined) return [];
  const changes = openChanges();
  if (by === 'elsewhere') {
    const shared = await lookedElsewhere(changes);
    const own = await lookThrough(stores);
    if (shared === undefined) return own;
    return own.map((each) => (each.store === 'sessionStorage' ? each : (sameStore(shared, each) ?? each)));
  }
  const looked = await lookTwice(stores);
  changes.tell({ kind: 'looked', looked });
  changes.listen(({ kind }) => {
    if (kind === 'who-looked') changes.tell({ kind: 'looked', looked });
  });
  return looked;
}

/**
 * A deletion that another tab held up is over once that tab has loaded anew, or may have begun before its last write: what
 * remains is cleared once more, and only what is there then is told.
 */
async function lookTwice(stores: Stores): Promise<readonly Looked[]> {
  const looked = await lookThrough(stores);
  if (!looked.some(({ found }) => found.kind === 'remains')) return looked;
  await clearStores(stores, secondPatienceMs);
  return lookThrough(stores);
}

function sameStore(looked: readonly Looked[], { store }: Looked): Looked | undefined {
  return looked.find((each) => each.store === store);
}

function lookedElsewhere(changes: Changes): Promise<readonly Looked[] | undefined> {
  return new Promise((resolve) => {
    const end = (looked: readonly Looked[] | undefined): void => {
      clearTimeout(timer);
      stop();
      resolve(looked);
    };
    const timer = setTimeout(() => end(undefined), patienceMs);
    const stop = changes.listen((change) => {
      if (change.kind === 'looked') end(change.looked);
    });
    changes.tell({ kind: 'who-looked' });
  });
}
