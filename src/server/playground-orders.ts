import { demoCredentialPath, registerKeyPath, rotateKeyPath, serverLogPath } from '#core/contract/paths.ts';
import {
  type DemoCredential,
  parseDemoCredentialOrder,
  parseRegisterKeyOrder,
  type RegisteredKey,
} from '#core/contract/playground-client-keys.ts';
import type { ClientsDraft, RegistrationToken } from '#core/contract/playground-own-clients.ts';
import { parseRotateKeyOrder, type RotatedKey } from '#core/contract/playground-rotation.ts';
import { parseServerLogOrder, type ServerLog } from '#core/contract/playground-log.ts';
import { clientsOrders } from './playground-clients-orders.ts';
import type { Playground } from './playground/playground.ts';

/** The part of a playground that can be ordered about. */
export type Orderable = Pick<
  Playground,
  'rotateKey' | 'registerKey' | 'demoCredential' | 'log' | 'clients' | 'registrationToken'
>;

/** What an order comes to: the answer to it, or why not, as a sentence. Nothing has changed where it is refused. */
export type OrderOutcome =
  | {
      readonly kind: 'done';
      readonly answer: RotatedKey | RegisteredKey | DemoCredential | ServerLog | ClientsDraft | RegistrationToken;
    }
  | { readonly kind: 'refused'; readonly code: RefusalCode; readonly message: string };

type RefusalCode = 'malformed' | 'unavailable' | 'unusable';

/** One of the orders that the page can give to the playground. */
export type Order = {
  readonly path: string;
  /** The longest body that it can have. */
  readonly bytes: number;
  /** Carries it out on this playground, undefined where there is none. `body` is what was sent, of unknown shape. */
  readonly carryOut: (playground: Orderable | undefined, body: unknown) => Promise<OrderOutcome>;
};

const rotateKey: Order = {
  path: rotateKeyPath,
  bytes: 1024,
  carryOut: async (playground, body) => {
    const order = parseRotateKeyOrder(body);
    if (order === undefined) return refused('malformed', 'The body must be {"keepOld": true} or {"keepOld": false}.');
    const answer = await playground?.rotateKey(order.keepOld).catch(() => undefined);
    if (answer !== undefined) return { kind: 'done', answer };
    return refused(
      'unavailable',
      'The playground could not make new keys; nothing has changed. The terminal may say why.',
    );
  },
};

const registerKey: Order = {
  path: registerKeyPath,
  // Five RSA keys of 4096 bits, or one certificate with a long list of names.
  bytes: 16_384,
  carryOut: async (playground, body) => {
    const order = parseRegisterKeyOrder(body);
    if (order === undefined)
      return refused('malformed', 'The body must name the clientId and its jwks, or the clientId and its certificate.');
    const outcome = await playground?.registerKey(order).catch(() => undefined);
    if (outcome === undefined) return notThere();
    if (outcome.kind === 'refused') return refused('unusable', outcome.reason);
    const { clientId, thumbprints } = outcome;
    return { kind: 'done', answer: { clientId, thumbprints } };
  },
};

const demoCredential: Order = {
  path: demoCredentialPath,
  bytes: 1024,
  carryOut: (playground, body) => {
    const order = parseDemoCredentialOrder(body);
    if (order === undefined) return Promise.resolve(refused('malformed', 'The body must be {"clientId": "…"}.'));
    if (playground === undefined) return Promise.resolve(notThere());
    const answer = playground.demoCredential(order.clientId);
    return Promise.resolve(
      answer === undefined
        ? refused('unusable', 'This client has no demo key and no demo certificate.')
        : { kind: 'done', answer },
    );
  },
};

const serverLog: Order = {
  path: serverLogPath,
  bytes: 1024,
  carryOut: (playground, body) => {
    const order = parseServerLogOrder(body);
    if (order === undefined) return Promise.resolve(refused('malformed', 'The body must be {"after": <number>}.'));
    if (playground === undefined) return Promise.resolve(notThere());
    return Promise.resolve({ kind: 'done', answer: { entries: playground.log(order.after) } });
  },
};

/** All of them. */
export const playgroundOrders: readonly [Order, ...Order[]] = [
  rotateKey,
  registerKey,
  demoCredential,
  serverLog,
  ...clientsOrders,
];

function notThere(): OrderOutcome {
  return refused('unavailable', 'The playground is not there; nothing has changed. The terminal may say why.');
}

function refused(code: RefusalCode, message: string): OrderOutcome {
  return { kind: 'refused', code, message };
}
