import type { DesksState } from './desks.ts';
import type { ConnectionEntry } from './keeping/connection-records.ts';

type List = Pick<DesksState, 'workspaces' | 'connections'>;

/** The connections of a workspace in their order. */
export function entriesOf({ connections }: List, workspaceId: string): readonly ConnectionEntry[] {
  return inOrder(connections.filter((each) => each.workspaceId === workspaceId));
}

/** All connections in the order in which they are listed: by workspace, then by their own order. */
export function listed(state: List): readonly ConnectionEntry[] {
  return inOrder(state.workspaces).flatMap(({ id }) => entriesOf(state, id));
}

/** Which connection takes the place of the one on screen once these are gone: the next one, or else the one before. */
export function besides(state: List & Pick<DesksState, 'currentId'>, gone: readonly string[]): string | undefined {
  const all = listed(state).map(({ id }) => id);
  const at = all.indexOf(state.currentId);
  const isLeft = (id: string) => !gone.includes(id);
  return all.slice(at).find(isLeft) ?? all.slice(0, Math.max(0, at)).findLast(isLeft);
}

export function inOrder<T extends { readonly order: number }>(items: readonly T[]): readonly T[] {
  return items.toSorted((one, other) => one.order - other.order);
}
