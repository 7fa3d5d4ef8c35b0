// Sends one request over and over on many connections, in a process of its own.
import { rawClient } from '../measuring/raw-client.mjs';

console.log('listening 0');

process.on('message', async ({ kind, port, base64, connections, ms }) => {
  if (kind !== 'load') return;
  const bytes = Buffer.from(base64, 'base64');
  const clients = Array.from({ length: connections }, () => rawClient(port));
  let answered = 0;
  let lost = 0;
  const began = performance.now();
  const repeat = async (client) => {
    while (performance.now() - began < ms) {
      try {
        await client.exchange(bytes);
        answered += 1;
      } catch {
        lost += 1;
      }
    }
  };
  await Promise.all(clients.map(repeat));
  const seconds = (performance.now() - began) / 1000;
  for (const client of clients) client.close();
  process.send({ answered, lost, perSecond: answered / seconds });
});
