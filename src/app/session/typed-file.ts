import type { Desks } from './desks.ts';
import { listed } from './desks-list.ts';
import { keptFrom } from './kept-typed.ts';

/** Everything that is typed in all connections, without secrets, for where the browser keeps nothing. */
export function typedFile(desks: Pick<Desks, 'store' | 'typed'>): string {
  const state = desks.store.getState();
  const connections = listed(state).map(({ id, name, workspaceId, badge }) => ({
    name,
    workspace: state.workspaces.find((each) => each.id === workspaceId)?.name ?? '',
    badge,
    typed: keptFrom(desks.typed(id)),
  }));
  return JSON.stringify({ format: 'grantscope-connections', version: 1, connections }, undefined, 1);
}
