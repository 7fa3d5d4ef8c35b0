import { once } from 'node:events';
import { atEnd } from '../measuring/at-end.mjs';

/** Listens on a free port of this machine and answers with it; closes with the figure. @param {import('node:http').Server} server */
export async function listen(server) {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  atEnd(() => server.close());
  return server.address().port;
}
