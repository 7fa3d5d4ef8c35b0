import {
  type ClientsDraft,
  clientsPath,
  commitClientsPath,
  discardClientsPath,
  editClientsPath,
  parseClientEdit,
  type RegistrationToken,
  registrationTokenPath,
} from '#core/contract/playground-own-clients.ts';
import type { Orderable, Order } from './playground-orders.ts';

/** A client with fifty assigned scopes fits. */
const editBytes = 16_384;

const edit: Order = {
  path: editClientsPath,
  bytes: editBytes,
  carryOut: async (playground, body) => {
    const order = parseClientEdit(body);
    if (order === undefined) return { kind: 'refused', code: 'malformed', message: 'The body is no edit of a client.' };
    if (playground === undefined) return notThere;
    const outcome = await playground.clients.edit(order);
    return outcome.kind === 'done'
      ? { kind: 'done', answer: outcome.draft }
      : { kind: 'refused', code: 'unusable', message: outcome.reason };
  },
};

type Answer = ClientsDraft | RegistrationToken;

/** An order that says nothing but its path. */
function plain(path: string, carryOut: (playground: Orderable) => Answer | Promise<Answer>): Order {
  return {
    path,
    bytes: 1024,
    carryOut: async (playground) =>
      playground === undefined ? notThere : { kind: 'done', answer: await carryOut(playground) },
  };
}

const notThere = {
  kind: 'refused',
  code: 'unavailable',
  message: 'The playground is not there; nothing has changed. The terminal may say why.',
} as const;

/** Those about the clients that are made here: see them, edit the draft, and have it hold or not. */
export const clientsOrders: readonly Order[] = [
  plain(clientsPath, ({ clients }) => clients.list()),
  edit,
  plain(commitClientsPath, ({ clients }) => clients.commit()),
  plain(discardClientsPath, ({ clients }) => clients.discard()),
  plain(registrationTokenPath, ({ registrationToken }) => ({ token: registrationToken })),
];
