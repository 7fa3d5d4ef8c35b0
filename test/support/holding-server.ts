import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';

/** A token endpoint that answers when the test says so, in the order in which it was asked. */
export type HoldingServer = {
  readonly origin: string;
  /** How many requests wait. */
  readonly waiting: () => number;
  /** Answers the oldest that waits with this token. */
  readonly answer: (accessToken: string) => void;
  readonly close: () => Promise<void>;
};

export async function holdingServer(): Promise<HoldingServer> {
  const held: ServerResponse[] = [];
  const server = createServer((request, response) => {
    request.resume();
    held.push(response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    origin: `http://localhost:${port}`,
    waiting: () => held.length,
    answer: (accessToken) => {
      const body = JSON.stringify({ access_token: accessToken, token_type: 'Bearer', expires_in: 300 });
      held.shift()?.writeHead(200, { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' }).end(body);
    },
    close: async () => {
      for (const response of held) response.destroy();
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
