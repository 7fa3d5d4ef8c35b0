import { createServer } from 'node:http';
import { onTestFinished } from 'vitest';
import { seedClients } from '#server/playground/clients.ts';
import { createServerLog } from '#server/playground/log/server-log.ts';
import { createClientsDesk } from '#server/playground/own-clients/clients-desk.ts';
import { noOwnClients, type OwnClients } from '#server/playground/own-clients/own-client.ts';
import type { Orderable } from '#server/playground-orders.ts';
import { playgroundAdministration } from '#server/playground-administration.ts';

export type OwnServer = {
  /** The playground's own log, which the page asks for. */
  readonly log: ReturnType<typeof createServerLog>;
  /** The paths of all that the page has ordered, in order. */
  readonly orders: readonly string[];
  /** Nobody answers from now on. */
  readonly close: () => void;
};

/**
 * The page's own server with the real gate, and behind it what of a playground needs no authorization server: its
 * clients and its log. What else the test wants of it, it brings along.
 */
export async function ownServer(more: Partial<Orderable> = {}): Promise<OwnServer> {
  const log = createServerLog();
  let committed: OwnClients = noOwnClients;
  const clients = createClientsDesk(
    {
      ownClients: () => committed,
      commitClients: (next) => void (committed = next),
      save: () => Promise.resolve(),
    },
    seedClients,
    () => 1_800_000_000_000,
  );
  const playground: Orderable = {
    rotateKey: () => Promise.reject(new Error('not asked for here')),
    registerKey: () => Promise.reject(new Error('not asked for here')),
    demoCredential: () => undefined,
    registrationToken: 'not asked for here',
    clients,
    log: log.after,
    ...more,
  };
  let port = 0;
  let answered: ReturnType<typeof playgroundAdministration> | undefined;
  const orders: string[] = [];
  const server = createServer((request, response) => {
    answered ??= playgroundAdministration({ port, playground: Promise.resolve(playground) });
    orders.push(request.url ?? '');
    // A browser names the origin in every POST (Fetch, "append a request Origin header"); this DOM does not.
    request.rawHeaders.push('Origin', `http://127.0.0.1:${port}`);
    answered(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  port = typeof address === 'object' && address !== null ? address.port : 0;
  const close = (): void => {
    server.close();
    server.closeAllConnections();
  };
  onTestFinished(close);
  Reflect.get(window, 'happyDOM').setURL(`http://127.0.0.1:${port}/`);
  return { log, orders, close };
}
