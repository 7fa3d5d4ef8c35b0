import { playgroundClientLabel } from '#core/contract/playground-clients.ts';
import type { Way } from '#core/http/exchange.ts';
import { reachablePlaygroundClients } from '../session/playground-connection.ts';
import { shortcuts } from '../session/shortcuts.ts';
import { isBusyWithToken } from '../session/trials.ts';
import type { Action, Situation } from './action.ts';
import { doing, pressing } from './registering.ts';

const group = 'Token request';
const { press, follow } = pressing('Token request', group);
const curl = pressing('Paste curl', group);
const does = doing(group);
const notLoaded = 'This part of the page has not loaded yet.';
const { getToken, fillInFromCurl } = shortcuts;
const fillIn = { name: 'Fill in from curl', shortcuts: fillInFromCurl };

export const tokenRequestActions: readonly Action[] = [
  press('Get token', 'gt', 'send request fetch', notLoaded, { shortcuts: getToken }),
  does('Cancel', 'ca', 'stop abort token request', notBusy, ({ commands }) => commands.cancelToken()),
  does('Use the playground', 'up', 'demo example server', noPlayground, ({ commands }) => commands.usePlayground()),
  follow('Paste curl', 'pc', 'import command', notLoaded),
  curl.press('Fill in', 'fc', 'import', 'Press Paste curl first, and paste a command.', fillIn),
  follow('Discover', 'di', 'issuer metadata well-known endpoint find', notLoaded),
  press('Show secret', 'ss', 'reveal hide client secret', notLoaded),
  follow('Which authentication works?', 'wa', 'try methods basic post invalid_client', notLoaded),
  does('Send through the browser', 'sb', 'way transport cors', chosen('browser'), by('browser')),
  does('Send through the proxy', 'sp', 'way transport', noProxyOrChosen, by('proxy')),
  follow('Rotate the signing key', 'rk', 'playground jwks', 'The playground is not filled in.'),
  does('Undo the change', 'uc', 'take back remedy fill in', nothingFilledIn, ({ commands }) => commands.undoRemedy()),
];

/** The clients of the playground come and go with it; each can be taken at once. */
export function playgroundActions({ surroundings }: Situation): readonly Action[] {
  if (surroundings.playground === undefined) return [];
  return reachablePlaygroundClients(surroundings).map((client) => ({
    id: `playground-${client.clientId}`,
    name: `Use the playground’s ${client.clientId}`,
    group: 'Playground' as const,
    keywords: `client ${playgroundClientLabel(client)}`,
    run: ({ commands }) => commands.usePlayground(client),
  }));
}

function notBusy({ state }: Situation): string | undefined {
  return isBusyWithToken(state) ? undefined : 'No token request is on its way.';
}

function noPlayground({ surroundings }: Situation): string | undefined {
  if (surroundings.playground !== undefined) return undefined;
  return 'There is no playground here; started on your machine, Grantscope brings one.';
}

function nothingFilledIn({ state }: Situation): string | undefined {
  return state.remedied === undefined ? 'Nothing was filled in that could be taken back.' : undefined;
}

function chosen(way: Way): (at: Situation) => string | undefined {
  return ({ state }) => (state.connection.way === way ? 'This way is chosen already.' : undefined);
}

function noProxyOrChosen(at: Situation): string | undefined {
  if (at.surroundings.proxy) return chosen('proxy')(at);
  return 'There is no proxy here; started on your machine, Grantscope brings one.';
}

function by(way: Way): Action['run'] {
  return ({ commands }) => commands.editConnection({ way });
}
