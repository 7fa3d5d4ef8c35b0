import type { PlaygroundClient } from '#core/contract/playground-clients.ts';
import type { ClientEdit, ClientsDraft, ListedClient } from '#core/contract/playground-own-clients.ts';
import { scopesOf } from '../clients.ts';
import { applyEdit } from './apply-edit.ts';
import type { OwnClient, OwnClients } from './own-client.ts';

/** What an order about clients came to; `reason` is a sentence for the person who gave it. */
export type ClientsOutcome =
  | { readonly kind: 'done'; readonly draft: ClientsDraft }
  | { readonly kind: 'refused'; readonly reason: string };

/**
 * Where clients are administered: edits are gathered in a draft, which changes nothing until it is committed, and is
 * gone once it is discarded or the playground ends. One order is carried out after another.
 */
export type ClientsDesk = {
  readonly list: () => ClientsDraft;
  readonly edit: (edit: ClientEdit) => Promise<ClientsOutcome>;
  /** Has the draft hold from the next request on; when it answers the state is saved. */
  readonly commit: () => Promise<ClientsDraft>;
  readonly discard: () => ClientsDraft;
};

/** What is committed, and where a commit goes. */
export type CommittedClients = {
  readonly ownClients: () => OwnClients;
  readonly commitClients: (clients: OwnClients) => void;
  readonly save: () => Promise<void>;
};

/** A desk without a draft. `given` are the clients that the playground starts with. */
export function createClientsDesk(
  state: CommittedClients,
  given: readonly PlaygroundClient[],
  nowMs: () => number,
): ClientsDesk {
  const clientIds = given.map(({ clientId }) => clientId);
  const scopes = scopesOf(given);
  let begun: { readonly base: OwnClients; readonly draft: OwnClients } | undefined;
  let turns: Promise<unknown> = Promise.resolve();
  const current = (): OwnClients => (begun === undefined ? state.ownClients() : rebased(begun, state.ownClients()));
  const shown = (): ClientsDraft => shownDraft(state.ownClients(), current(), scopes);
  const edit = async (order: ClientEdit): Promise<ClientsOutcome> => {
    const base = state.ownClients();
    const outcome = await applyEdit(current(), order, { clientIds, scopes });
    if (outcome.kind === 'refused') return outcome;
    begun = { base, draft: outcome.draft };
    const { generatedSecret } = outcome;
    return { kind: 'done', draft: generatedSecret === undefined ? shown() : { ...shown(), generatedSecret } };
  };
  return {
    list: shown,
    edit: (order) => {
      const turn = turns.then(() => edit(order));
      turns = turn.catch(() => undefined);
      return turn;
    },
    commit: async () => {
      await turns;
      if (begun !== undefined) state.commitClients({ ...current(), committedAtMs: nowMs() });
      begun = undefined;
      await state.save();
      return shown();
    },
    discard: () => {
      begun = undefined;
      return shown();
    },
  };
}

/** The draft over what is committed now: clients may have registered, changed or deleted themselves since it began. */
function rebased(
  { base, draft }: { readonly base: OwnClients; readonly draft: OwnClients },
  committed: OwnClients,
): OwnClients {
  const now = new Map(committed.clients.map((client) => [client.settings.clientId, client]));
  const isIn = (clients: readonly OwnClient[], { settings }: OwnClient): boolean =>
    clients.some((other) => other.settings.clientId === settings.clientId);
  const kept = draft.clients.flatMap((client) => {
    if (!base.clients.includes(client)) return [client];
    const newer = now.get(client.settings.clientId);
    return newer === undefined ? [] : [newer];
  });
  const added = committed.clients.filter((client) => !isIn(base.clients, client) && !isIn(kept, client));
  return { ...draft, clients: [...kept, ...added] };
}

function shownDraft(committed: OwnClients, draft: OwnClients, givenScopes: readonly string[]): ClientsDraft {
  const before = new Map(committed.clients.map((client) => [client.settings.clientId, client]));
  const kept = draft.clients.map((client) => listed(client, pendingOf(before.get(client.settings.clientId), client)));
  const ids = new Set(draft.clients.map(({ settings }) => settings.clientId));
  const deleted = committed.clients.filter(({ settings }) => !ids.has(settings.clientId));
  const clients = [...kept, ...deleted.map((client) => listed(client, 'delete'))];
  const inCommon = [
    draft.scopes.join(' ') !== committed.scopes.join(' '),
    draft.lifetimeSeconds !== committed.lifetimeSeconds,
  ];
  const pendingEdits = clients.filter(({ pending }) => pending !== 'nothing').length + inCommon.filter(Boolean).length;
  return { clients, scopes: draft.scopes, givenScopes, lifetimeSeconds: draft.lifetimeSeconds, pendingEdits };
}

function pendingOf(before: OwnClient | undefined, after: OwnClient): ListedClient['pending'] {
  if (before === undefined) return 'create';
  return JSON.stringify(before) === JSON.stringify(after) ? 'nothing' : 'change';
}

function listed({ settings, keptSecret }: OwnClient, pending: ListedClient['pending']): ListedClient {
  return { settings, hasSecret: keptSecret !== '', pending };
}
