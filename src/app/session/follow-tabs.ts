import { adoptTyped, type IsHeld } from './adopt-typed.ts';
import { type DesksState, type DeskTable, withMissing, withoutTyped } from './desks.ts';
import { heldByHand } from './held-by-hand.ts';
import type { TypedKeeper } from './keep-typed.ts';
import type { KeptConnections } from './keeping/connection-records.ts';
import type { Stored } from './keeping/database.ts';

export type FollowNeeds = {
  readonly read: () => Promise<Stored<KeptConnections>>;
  readonly keepers: ReadonlyMap<string, TypedKeeper>;
  /** Resolves once no change of the list is being written any more, to how many there were. */
  readonly settled: () => Promise<number>;
  readonly writes: () => number;
  readonly page: Document;
};

/**
 * Takes over what other tabs have changed of connections. What was read before this tab wrote is old by then, and is
 * read again. Calls that come while one is at work are done together afterwards.
 */
export function followTabs(table: DeskTable, needs: FollowNeeds): () => Promise<void> {
  let running: Promise<void> | undefined;
  const isHeld = heldByHand(needs.page);
  let wasHeld = false;
  const noteHeld: IsHeld = (value) => {
    const held = isHeld(value);
    wasHeld ||= held;
    return held;
  };
  let again = false;
  const look = async (): Promise<void> => {
    do {
      again = false;
      const keepers = [...needs.keepers.values()];
      const list = await needs.settled();
      const counts = await Promise.all(keepers.map((keeper) => keeper.settled()));
      const stored = await needs.read();
      if (stored.kind === 'fault') return;
      const isOld = needs.writes() !== list || keepers.some((keeper, at) => keeper.writes() !== counts[at]);
      if (isOld) again = true;
      else takeOver(table, stored.value, needs, noteHeld);
    } while (again);
  };
  const follow = () => {
    again = true;
    return (running ??= look().finally(() => (running = undefined)));
  };
  // What was left for the sake of who typed there follows once they are done.
  needs.page.addEventListener('focusout', () => {
    if (!wasHeld) return;
    wasHeld = false;
    void follow();
  });
  return follow;
}

function takeOver(
  table: DeskTable,
  kept: KeptConnections,
  { keepers }: Pick<FollowNeeds, 'keepers'>,
  isHeld: IsHeld,
): void {
  const { store } = table;
  for (const { id, typed } of kept.connections) {
    table.know(id, typed);
    keepers.get(id)?.adopt((base, here) => adoptTyped(base, here, typed, isHeld));
  }
  store.setState((state) => listFrom(state, kept));
}

function listFrom(state: DesksState, kept: KeptConnections): Partial<DesksState> {
  const entries = kept.connections.map(withoutTyped);
  const isThere = (id: string) => entries.some((each) => each.id === id);
  // What is on screen stays, whoever removed it.
  const onScreen = state.connections.filter(({ id }) => id === state.currentId && !isThere(id));
  const connections = [...entries, ...onScreen];
  return {
    connections,
    workspaces: withMissing(kept.workspaces, connections),
    removedElsewhere: new Set(onScreen.map(({ id }) => id)),
  };
}
