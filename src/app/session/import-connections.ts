import type { CandidateCall, ImportCandidate } from '#core/sharing/imports/import-candidate.ts';
import { type Badge, badgeColours, mostLetters } from './badge.ts';
import { desksCommands } from './desks-commands.ts';
import type { Desks } from './desks.ts';
import { entriesOf } from './desks-list.ts';
import type { ConnectionEntry, Workspace } from './keeping/connection-records.ts';
import { listRecords } from './keeping/list-records.ts';
import type { Typed } from './workbench.ts';

/** One of the connections that a file offers, as it was chosen. */
export type ChosenImport = {
  readonly candidate: ImportCandidate;
  /** What its API call begins with; undefined: with nothing. */
  readonly call: CandidateCall | undefined;
};

/** What was imported last, to be told of and taken back. */
export type Imported = {
  readonly workspaces: readonly Workspace[];
  readonly count: number;
  /** What was on screen before. */
  readonly beforeId: string;
};

type Choices = {
  /** What the new workspace is called, where the file has none of its own. */
  readonly workspace: string;
  /** Whether its secrets come into memory, of each connection. They are kept nowhere. */
  readonly withSecrets: boolean;
};

const longestName = 200;

/**
 * Makes new connections out of what was chosen, in new workspaces, and puts the first of them on screen. Nothing that is
 * there is changed, and nothing is sent.
 */
export function importConnections(desks: Desks, chosen: readonly ChosenImport[], choices: Choices): void {
  const { store, needs } = desks;
  const records = listRecords(needs.database);
  const beforeId = store.getState().currentId;
  const { ownProviders } = desks.typed(beforeId);
  const workspaces = new Map<string, Workspace>();
  const workspaceOf = (own: string): Workspace => {
    const wanted = (own.trim() || choices.workspace.trim() || 'Imported').slice(0, longestName);
    const known = workspaces.get(wanted);
    if (known !== undefined) return known;
    const there = store.getState().workspaces;
    const workspace = { id: needs.newId(), name: freeName(wanted, there), order: nextOrder(there) };
    workspaces.set(wanted, workspace);
    store.setState({ workspaces: [...there, workspace] });
    void needs.write(() => records.putWorkspace(workspace));
    return workspace;
  };
  const ids = chosen.map(({ candidate, call }) => {
    const workspaceId = workspaceOf(candidate.own?.workspace ?? '').id;
    const entry: ConnectionEntry = {
      id: needs.newId(),
      workspaceId,
      name: candidate.name.slice(0, longestName),
      order: nextOrder(entriesOf(store.getState(), workspaceId)),
      badge: badgeFrom(candidate.own?.badge),
    };
    const typed = { ...typedFrom({ candidate, call }, needs.emptyTyped()), ownProviders };
    desks.know(entry.id, typed);
    store.setState(({ connections }) => ({ connections: [...connections, entry] }));
    void needs.write(() => records.put({ ...entry, typed }));
    if (choices.withSecrets) takeSecrets(desks, entry.id, { candidate, call });
    return entry.id;
  });
  const [first] = ids;
  if (first === undefined) return;
  store.setState({ imported: { workspaces: [...workspaces.values()], count: ids.length, beforeId } });
  desks.switchTo(first);
}

/** Removes again what was imported last, and puts on screen what was there before. */
export async function takeBackImport(desks: Desks): Promise<void> {
  const { imported } = desks.store.getState();
  if (imported === undefined) return;
  desks.store.setState({ imported: undefined });
  desks.switchTo(imported.beforeId);
  for (const { id } of imported.workspaces) await desksCommands(desks).removeWorkspace(id);
}

function typedFrom({ candidate, call }: ChosenImport, empty: Typed): Typed {
  const { plain, own } = candidate;
  return {
    ...empty,
    connection: plain,
    apiCall: call?.plain ?? empty.apiCall,
    issuer: own?.issuer ?? '',
    keepsWholeBodies: own?.keepsWholeBodies ?? false,
  };
}

/** Only the desk itself has them: what is kept, and what is known of a desk before it is set up, is without. */
function takeSecrets(desks: Desks, id: string, { candidate, call }: ChosenImport): void {
  if (candidate.secrets.length === 0 && (call?.secrets ?? []).length === 0) return;
  const { session, commands } = desks.desk(id);
  session.store.setState(({ connection, apiCall }) => ({
    connection: { ...candidate.whole, way: connection.way },
    apiCall: call?.whole ?? apiCall,
  }));
  if (call !== undefined && call.token !== '') commands.pasteToken(call.token);
}

function badgeFrom(badge: { readonly letters: string; readonly colour: string } | undefined): Badge | undefined {
  const colour = badgeColours.find((each) => each === badge?.colour);
  return badge === undefined || colour === undefined
    ? undefined
    : { letters: Array.from(badge.letters).slice(0, mostLetters).join(''), colour };
}

function freeName(wanted: string, there: readonly Workspace[]): string {
  const isFree = (name: string) => there.every((each) => each.name !== name);
  if (isFree(wanted)) return wanted;
  let number = 2;
  while (!isFree(`${wanted} (${number})`)) number++;
  return `${wanted} (${number})`;
}

function nextOrder(of: readonly { readonly order: number }[]): number {
  return Math.max(-1, ...of.map((each) => each.order)) + 1;
}
