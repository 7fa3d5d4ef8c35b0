import { keptBodyBytes } from '#core/keeping/cut-bodies.ts';
import type { KeptRun } from '#core/keeping/kept-run.ts';
import { redactedRun } from '#core/keeping/redact-run.ts';
import type { SharedConnection } from '#core/sharing/links/link.ts';
import type { OpenedLink } from '#core/sharing/links/read-link.ts';
import { isWebAddress, sharedConnection } from '#core/sharing/links/shared-connection.ts';
import { standIns } from '#core/sharing/stand-ins.ts';
import { type Desk, type Desks, withoutTyped } from './desks.ts';
import { listRecords } from './keeping/list-records.ts';
import { nothingTyped, type Typed } from './workbench.ts';

const workspaceName = 'From a link';

/**
 * Puts what a link holds into a new connection of a new workspace, and that on screen. Nothing that is here is changed,
 * nothing is sent, no secret is filled in; which hosts the connection may ask is agreed to one by one.
 */
export function acceptLink(desks: Desks, link: OpenedLink): void {
  const { desk, connectionId } = addConnection(desks, connectionIn(link));
  if (link.kind === 'run') showRun(desk, link.run, connectionId, desks.needs.newId());
  if (link.kind === 'token') holdToken(desk, link);
}

/** What a link says of a connection: of a run what it was asked with. */
export function connectionIn(link: OpenedLink): SharedConnection {
  if (link.kind !== 'run') return link.connection;
  const { connection, call } = link.run;
  const shared = sharedConnection({ name: '', connection, apiCall: call ?? nothingTyped.apiCall, issuer: '' }, []);
  const address = (url: string) => (isWebAddress(url) ? url : '');
  const { tokenEndpoint, call: template } = shared;
  return { ...shared, tokenEndpoint: address(tokenEndpoint), call: { ...template, url: address(template.url) } };
}

function addConnection(
  { store, needs, know, switchTo, desk }: Desks,
  shared: SharedConnection,
): { readonly desk: Desk; readonly connectionId: string } {
  const records = listRecords(needs.database);
  const { workspaces } = store.getState();
  const workspace = {
    id: needs.newId(),
    name: freeName(workspaces.map(({ name }) => name)),
    order: Math.max(-1, ...workspaces.map(({ order }) => order)) + 1,
  };
  const typed = typedFrom(shared, needs.emptyTyped());
  const entry = { id: needs.newId(), workspaceId: workspace.id, name: shared.name.trim(), order: 0, badge: undefined };
  know(entry.id, typed);
  store.setState((state) => ({
    workspaces: [...state.workspaces, workspace],
    connections: [...state.connections, withoutTyped(entry)],
  }));
  void needs.write(() => records.putWorkspace(workspace));
  void needs.write(() => records.put({ ...entry, typed }));
  switchTo(entry.id);
  return { desk: desk(entry.id), connectionId: entry.id };
}

/** Two workspaces of one name could not be told apart. */
function freeName(taken: readonly string[]): string {
  let count = 1;
  const name = () => (count === 1 ? workspaceName : `${workspaceName} ${count}`);
  while (taken.includes(name())) count++;
  return name();
}

function typedFrom(shared: SharedConnection, empty: Typed): Typed {
  const { name: _, issuer, call, ...connection } = shared;
  return {
    ...empty,
    connection: { ...empty.connection, ...connection },
    apiCall: { ...empty.apiCall, ...call },
    issuer,
    agreedHosts: [],
  };
}

/** As the history puts a run on screen: to be looked at, with nothing in it that could be sent. */
function showRun({ session, commands }: Desk, run: KeptRun, connectionId: string, id: string): void {
  const { way } = session.store.getState().connection;
  // An id of another device means nothing here.
  const { ofRunId: _, ...redacted } = redactedRun(
    { ...run, findings: run.findings.map((finding) => ({ ...finding, remedies: [] })) },
    { knownSecrets: [], fingerprint: standIns([]) },
    keptBodyBytes,
  );
  const shown: KeptRun = {
    ...redacted,
    cuts: run.cuts,
    id,
    connectionId,
    // How it was sent stands in its exchanges; what is sent from here goes as this page would send it.
    connection: { ...redacted.connection, way },
  };
  session.store.setState({ linked: { kind: 'run', run: shown, isKept: false } });
  void commands.reopen(shown);
}

function holdToken({ session, commands }: Desk, { token }: Extract<OpenedLink, { kind: 'token' }>): void {
  commands.pasteToken(token.accessToken);
  const { selectedTokenRunId: runId = '' } = session.store.getState();
  const { scope, expiresAtMs } = token;
  session.store.setState({ linked: { kind: 'token', runId, scope, expiresAtMs } });
}
