import { connect, createServer, type Socket } from 'node:net';
import { close, listen } from './proxy-under-test.ts';

/** A proxy of a company's network, as small as it can be: CONNECT and nothing else. */
export type OuterProxyServer = {
  readonly port: number;
  /** The heads of what was asked of it, as they came. */
  readonly heads: readonly string[];
  /** Everything that went through it from the client to the servers. */
  readonly passed: () => Buffer;
  readonly close: () => Promise<void>;
};

export type OuterProxyWishes = {
  /** What it answers instead of opening the tunnel; empty: nothing at all. */
  readonly answer?: string;
  readonly hangsUp?: true;
  /** Where each authority really leads, by `host:port`. */
  readonly routes?: Readonly<Record<string, number>>;
  /** Opens the tunnel with this answer. */
  readonly opening?: string;
};

/** Starts one on a free port of this machine. */
export async function startOuterProxy(wishes: OuterProxyWishes = {}): Promise<OuterProxyServer> {
  const heads: string[] = [];
  const passed: Buffer[] = [];
  const sockets = new Set<Socket>();
  const keep = (socket: Socket): Socket => {
    sockets.add(socket);
    return socket.on('error', () => {}).on('close', () => sockets.delete(socket));
  };
  const server = createServer((client) => {
    keep(client);
    let head = '';
    const read = (piece: Buffer): void => {
      head += piece.toString('latin1');
      if (!head.includes('\r\n\r\n')) return;
      client.off('data', read);
      heads.push(head);
      if (wishes.hangsUp) return void client.end();
      if (wishes.answer !== undefined) {
        if (wishes.answer !== '') client.end(wishes.answer, 'latin1');
        return;
      }
      const [, authority = ''] = /^CONNECT (\S+) /.exec(head) ?? [];
      const port = wishes.routes?.[authority] ?? Number(authority.split(':').at(-1));
      const target = keep(connect({ host: '127.0.0.1', port }));
      target.once('connect', () => {
        client.write(wishes.opening ?? 'HTTP/1.1 200 Connection established\r\n\r\n', 'latin1');
        client.on('data', (bytes: Buffer) => passed.push(bytes));
        client.pipe(target).pipe(client);
      });
    };
    client.on('data', read);
  });
  const port = await listen(server);
  return {
    port,
    heads,
    passed: () => Buffer.concat(passed),
    close: () => {
      for (const socket of sockets) socket.destroy();
      return close(server);
    },
  };
}
