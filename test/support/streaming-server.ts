import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';

/** An API that answers in pieces, as the test says, to any origin. */
export type StreamingServer = {
  readonly origin: string;
  /** The answer that is open; resolves once a request has come. */
  readonly answer: () => Promise<ServerResponse>;
  /** Resolves once the client has let go of the answer. */
  readonly released: () => Promise<unknown>;
  readonly close: () => Promise<void>;
};

/** Starts one on a free port; the head with this content type leaves with the first piece. */
export async function streamingServer(contentType: string): Promise<StreamingServer> {
  let open = opening();
  const server = createServer((request, response) => {
    response.setHeader('Access-Control-Allow-Origin', '*').setHeader('Access-Control-Allow-Headers', '*');
    if (request.method === 'OPTIONS') {
      response.end();
      return;
    }
    response.setHeader('Content-Type', contentType);
    open.resolve(response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    origin: `http://localhost:${port}`,
    answer: () => open.promise,
    released: async () => {
      const response = await open.promise;
      if (!response.closed) await once(response, 'close');
      open = opening();
    },
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** A promise and what resolves it. */
function opening() {
  let resolve: (response: ServerResponse) => void = () => {};
  const promise = new Promise<ServerResponse>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}
