import {
  type ClientEdit,
  hasOwnSecret,
  type OwnClientSettings,
  type SecretChoice,
} from '#core/contract/playground-own-clients.ts';
import { faultOfLifetime, faultOfScopes, faultOfSecret, faultOfSettings } from './judge-settings.ts';
import type { OwnClient, OwnClients } from './own-client.ts';
import { withTidyKeys } from './public-keys.ts';
import { generateSecret, hashSecret, isSecretHash } from './secret-hash.ts';

/** What the playground starts with, which no edit can change. */
export type Given = { readonly clientIds: readonly string[]; readonly scopes: readonly string[] };

/** What an edit makes of a draft; or why not, a sentence, and nothing has changed. */
export type Edited =
  | { readonly kind: 'edited'; readonly draft: OwnClients; readonly generatedSecret?: string }
  | { readonly kind: 'refused'; readonly reason: string };

/** As many can be made or register themselves. */
export const maxClients = 50;

/** The draft with one edit more. A secret is hashed before it is anywhere else. */
export function applyEdit(draft: OwnClients, edit: ClientEdit, given: Given): Promise<Edited> | Edited {
  switch (edit.kind) {
    case 'create':
      return createClient(draft, edit, given);
    case 'change':
      return changeClient(draft, edit, given);
    case 'delete': {
      const clients = draft.clients.filter(({ settings }) => settings.clientId !== edit.clientId);
      return clients.length === draft.clients.length
        ? refused(noSuchClient)
        : { kind: 'edited', draft: { ...draft, clients } };
    }
    case 'scopes':
      return changeScopes(draft, edit.scopes, given);
    case 'lifetime': {
      const fault = faultOfLifetime(edit.lifetimeSeconds);
      return fault === undefined
        ? { kind: 'edited', draft: { ...draft, lifetimeSeconds: edit.lifetimeSeconds } }
        : refused(fault);
    }
  }
}

type Put = Extract<ClientEdit, { settings: OwnClientSettings }>;

async function createClient(draft: OwnClients, { settings, secret }: Put, given: Given): Promise<Edited> {
  if (draft.clients.length >= maxClients)
    return refused(`At most ${maxClients} clients can be made. Delete one first.`);
  const taken = [...given.clientIds, ...draft.clients.map((client) => client.settings.clientId)];
  const fault =
    faultOfSettings(settings, { taken, scopes: [...given.scopes, ...draft.scopes] }) ??
    faultOfSecret(secret, settings, 'nothing');
  if (fault !== undefined) return refused(fault);
  const { keptSecret, generated } = await secretToKeep(secret, settings, '');
  return edited({ ...draft, clients: [...draft.clients, { settings: withTidyKeys(settings), keptSecret }] }, generated);
}

async function changeClient(draft: OwnClients, { settings, secret }: Put, given: Given): Promise<Edited> {
  const before = draft.clients.find((client) => client.settings.clientId === settings.clientId);
  if (before === undefined) return refused(noSuchClient);
  const fault =
    faultOfSettings(settings, { taken: given.clientIds, scopes: [...given.scopes, ...draft.scopes] }) ??
    faultOfSecret(secret, settings, keptAs(before));
  if (fault !== undefined) return refused(fault);
  const { keptSecret, generated } = await secretToKeep(secret, settings, before.keptSecret);
  const after = { settings: withTidyKeys(settings), keptSecret };
  return edited({ ...draft, clients: draft.clients.map((each) => (each === before ? after : each)) }, generated);
}

const noSuchClient =
  'There is no client with this ID that could be changed; those that the playground starts with stay.';

function keptAs({ keptSecret }: OwnClient): 'nothing' | 'hash' | 'text' {
  if (keptSecret === '') return 'nothing';
  return isSecretHash(keptSecret) ? 'hash' : 'text';
}

async function secretToKeep(
  choice: SecretChoice,
  { clientAuthentication }: OwnClientSettings,
  before: string,
): Promise<{ readonly keptSecret: string; readonly generated: string | undefined }> {
  if (!hasOwnSecret(clientAuthentication)) return { keptSecret: '', generated: undefined };
  const generated = choice.kind === 'generate' ? generateSecret() : undefined;
  const secret = generated ?? (choice.kind === 'enter' ? choice.secret : before);
  const isKeptAsText = clientAuthentication === 'client_secret_jwt' || (choice.kind === 'keep' && isSecretHash(before));
  return { keptSecret: isKeptAsText ? secret : await hashSecret(secret), generated };
}

function changeScopes(draft: OwnClients, scopes: readonly string[], given: Given): Edited {
  const fault = faultOfScopes([...given.scopes, ...scopes]);
  if (fault !== undefined) return refused(fault);
  const known = [...given.scopes, ...scopes];
  const users = draft.clients
    .filter(({ settings }) => settings.scopes.some((scope) => !known.includes(scope)))
    .map(({ settings }) => settings.clientId);
  if (users.length > 0) return refused(`The scope is assigned to ${users.join(', ')}. Take it away there first.`);
  return edited({ ...draft, scopes }, undefined);
}

function edited(draft: OwnClients, generatedSecret: string | undefined): Edited {
  return generatedSecret === undefined ? { kind: 'edited', draft } : { kind: 'edited', draft, generatedSecret };
}

function refused(reason: string): Edited {
  return { kind: 'refused', reason };
}
