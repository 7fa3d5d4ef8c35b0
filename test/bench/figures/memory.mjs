import { rawClient, statusOf } from '../measuring/raw-client.mjs';
import { startBeside, startProduct } from '../measuring/children.mjs';
import { proxyCalls, readFrames } from '../measuring/proxy-call.mjs';

const atATime = 64;
const warmUp = 2_000;
const requests = 10_000;

/** What the server holds before and after many requests, each of which is checked to have got its own answer. */
export async function measure(print) {
  const upstream = await startBeside('upstream');
  const product = await startProduct(['--no-playground']);
  const calls = await proxyCalls(product.port);
  const url = `http://127.0.0.1:${upstream.port}/token`;
  const fresh = await product.memory();
  await sendAll(calls, { url, port: product.port, count: warmUp });
  const before = await product.memory();
  const { lost, mixedUp } = await sendAll(calls, { url, port: product.port, count: requests });
  const after = await product.memory();
  print({ what: 'Lost', unit: '', ours: [lost], goal: { of: 'value', atMost: 0 } });
  print({ what: 'Answers to another request', unit: '', ours: [mixedUp], goal: { of: 'value', atMost: 0 } });
  print({ what: 'Resident memory after the start', unit: 'MB', ours: [fresh.rss] });
  print({
    what: `Growth of it over ${requests} after ${warmUp}`,
    unit: 'MB',
    ours: [after.rss - before.rss],
    beside: { name: 'it before', values: [before.rss] },
    goal: { of: 'value', atMost: 32 },
  });
  print({
    what: 'Growth of heap and buffers',
    unit: 'MB',
    ours: [after.heap - before.heap],
    beside: { name: 'they before', values: [before.heap] },
  });
}

async function sendAll(calls, { url, port, count }) {
  let next = 0;
  let lost = 0;
  let mixedUp = 0;
  const work = async () => {
    const client = rawClient(port);
    while (next < count) {
      const id = `id-${String((next += 1)).padStart(6, '0')}-of-${count}`;
      try {
        const response = await client.exchange(calls.bytes({ url, body: id }));
        const { sent, received, isComplete } = readFrames(response);
        if (statusOf(response) !== 200 || !isComplete) lost += 1;
        else if (!sent.endsWith(`\r\n\r\n${id}`) || !received.endsWith(`"body":"${id}"}`)) mixedUp += 1;
      } catch {
        lost += 1;
      }
    }
    client.close();
  };
  await Promise.all(Array.from({ length: atATime }, work));
  return { lost, mixedUp };
}
