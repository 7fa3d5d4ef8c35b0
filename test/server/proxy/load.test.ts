import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bytesOf, endOf, type ProxyUnderTest, startProxy } from './proxy-under-test.ts';
import { type RawServer, startRawServer, until } from './raw-server.ts';

const count = process.env['GRANTSCOPE_LONG'] === '1' ? 10_000 : 1_000;
const warmUp = 200;
const atATime = 64;
const growthLimitBytes = 32 * 1024 * 1024;

let proxy: ProxyUnderTest;
let server: RawServer;
let open = 0;

beforeAll(async () => {
  proxy = await startProxy();
  server = await startRawServer((socket, received) => {
    open += 1;
    socket.on('close', () => (open -= 1));
    const body = received.subarray(received.indexOf('\r\n\r\n') + 4);
    socket.end(`HTTP/1.1 200 OK\r\nContent-Length: ${body.length}\r\n\r\n${body.toString('latin1')}`);
  });
});
afterAll(async () => {
  await proxy.close();
  await server.close();
});

describe('proxy under load', () => {
  it(`answers ${count} requests, ${atATime} at a time, each with its own bytes, and holds on to nothing`, async () => {
    expect(await sendAll('warm-up', warmUp)).toEqual([]);
    const before = heldBytes();
    expect(await sendAll('counted', count)).toEqual([]);
    expect(server.connections()).toBe(warmUp + count);
    await until(() => open === 0);
    expect(heldBytes() - before).toBeLessThan(growthLimitBytes);
  });
});

/** Sends this many, each with an id of its own, and names those that did not come back whole and as their own. */
async function sendAll(name: string, total: number): Promise<readonly string[]> {
  const wrong: string[] = [];
  let next = 0;
  const work = async (): Promise<void> => {
    while (next < total) {
      const id = `${name}-${(next += 1)}`;
      const bodyBase64 = Buffer.from(id).toString('base64');
      const frames = await proxy.send({ url: `${server.url}/${id}`, method: 'POST', bodyBase64 });
      const [sent, received] = (['request-bytes', 'response-bytes'] as const).map((kind) => bytesOf(frames, kind));
      const end = JSON.stringify(endOf(frames));
      if (end !== '{"kind":"complete"}') wrong.push(`${id} ended with ${end}`);
      if (!sent?.toString('latin1').startsWith(`POST /${id} HTTP/1.1\r\n`)) wrong.push(`${id} was not sent as itself`);
      if (!received?.toString('latin1').endsWith(`\r\n\r\n${id}`)) wrong.push(`${id} got another answer`);
    }
  };
  await Promise.all(Array.from({ length: atATime }, work));
  return wrong;
}

/** What is still in use once the garbage is gone; resident memory says more about the machine than about us. */
function heldBytes(): number {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  if (typeof collect !== 'function') throw new Error('The garbage cannot be collected here.');
  collect();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
