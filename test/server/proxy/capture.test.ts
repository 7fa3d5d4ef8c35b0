import { createServer } from 'node:http';
import type { Socket } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Frame } from '#core/contract/send.ts';
import { bytesOf, close, endOf, listen, type ProxyUnderTest, startProxy } from './proxy-under-test.ts';
import { type RawAnswer, type RawServer, startRawServer, until } from './raw-server.ts';

const warnings: Error[] = [];
const logged: string[] = [];
let proxy: ProxyUnderTest;
/** With short limits, which a busy machine would overstep in every other test. */
let hurried: ProxyUnderTest | undefined;
let server: RawServer | undefined;
const noteWarning = (warning: Error): void => void warnings.push(warning);
beforeAll(async () => {
  process.on('warning', noteWarning);
  proxy = await startProxy({ limits: { inFlight: 4, queued: 4 }, log: (line) => logged.push(line) });
});
afterEach(async () => {
  await hurried?.close();
  hurried = undefined;
  await server?.close();
  server = undefined;
});
afterAll(async () => {
  await proxy.close();
  process.off('warning', noteWarning);
  expect(warnings).toEqual([]);
});

async function serve(answer: RawAnswer): Promise<string> {
  server = await startRawServer(answer);
  return server.url;
}

const ok = 'HTTP/1.1 200 OK\r\n';

/** Keeps writing as long as the other side reads. */
function writeForEver(socket: Socket): void {
  const piece = Buffer.alloc(16 * 1024, 'x');
  const more = (): void => {
    while (!socket.destroyed && socket.write(piece));
  };
  socket.on('drain', more);
  more();
}

describe('the frames of one request', () => {
  it('come in the order of events, with times that never run back', async () => {
    const url = await serve((socket) => socket.end(`${ok}Content-Length: 2\r\n\r\nhi`));
    const frames = await proxy.send({ url });
    expect(frames.map(({ frame }) => frame)).toEqual(['dns', 'connect', 'request-bytes', 'response-bytes', 'done']);
    const times = frames.map(({ atMs }) => atMs);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    expect(frames[1]).toMatchObject({ address: '127.0.0.1', port: server?.port });
  });

  it('reach the page before the answer has ended (streaming)', async () => {
    let open: Socket | undefined;
    const url = await serve((socket) => {
      open = socket;
      socket.write(`${ok}Content-Length: 6\r\n\r\none`);
    });
    const seen: Frame[] = [];
    for await (const frame of proxy.stream({ url })) {
      seen.push(frame);
      // The rest is only sent once the first part has arrived at the page.
      if (frame.frame === 'response-bytes' && seen.filter((each) => each.frame === 'response-bytes').length === 1)
        open?.end('two');
    }
    expect(bytesOf(seen, 'response-bytes').toString()).toBe(`${ok}Content-Length: 6\r\n\r\nonetwo`);
    expect(endOf(seen)).toEqual({ kind: 'complete' });
  });

  it('do not wait for a server that keeps the connection open after a complete answer', async () => {
    const url = await serve((socket) => socket.write(`${ok}Content-Length: 2\r\n\r\nhi`));
    expect(endOf(await proxy.send({ url }))).toEqual({ kind: 'complete' });
  });

  it('tell of a request that is answered before it has been read', async () => {
    const impatient = createServer((_, response) => response.end('no'));
    const port = await listen(impatient);
    const bodyBase64 = Buffer.alloc(4 * 1024 * 1024, 'x').toString('base64');
    const frames = await proxy.send({ url: `http://localhost:${port}/`, method: 'POST', bodyBase64 });
    expect(bytesOf(frames, 'request-bytes').length).toBeGreaterThan(4 * 1024 * 1024);
    await close(impatient);
  });
});

describe('requests that do not go out', () => {
  it.each([
    ['url', { url: 'ftp://localhost/' }],
    ['url', { url: 'http://user:pass@localhost/' }],
    ['header Transfer-Encoding', { url: 'http://localhost:1/', headers: [['Transfer-Encoding', 'chunked']] as const }],
    ['header Content-Length', { url: 'http://localhost:1/', headers: [['Content-Length', '1']] as const }],
    ['header X', { url: 'http://localhost:1/', headers: [['X', 'a\r\nb: c']] as const }],
    ['header X', { url: 'http://localhost:1/', headers: [['X', '\u20ac']] as const }],
    [
      'header Host',
      {
        url: 'http://localhost:1/',
        headers: [
          ['Host', 'a'],
          ['Host', 'b'],
        ] as const,
      },
    ],
  ])('are refused with the part at fault: %s (%#, T19)', async (part, envelope) => {
    const frames = await proxy.send(envelope);
    expect(frames).toHaveLength(1);
    expect(endOf(frames)).toMatchObject({ kind: 'request-refused', part });
  });

  it('are refused where the address is not dialled', async () => {
    expect(endOf(await proxy.send({ url: 'http://169.254.169.254/latest/meta-data' }))).toEqual({
      kind: 'address-refused',
      address: '169.254.169.254',
      rule: 'link-local',
    });
    expect(endOf(await proxy.send({ url: `http://localhost:${proxy.port}/` }))).toMatchObject({ rule: 'own-port' });
  });

  it('say that nobody listens, or that the name does not exist', async () => {
    const gone = await startRawServer(() => {});
    await gone.close();
    expect(endOf(await proxy.send({ url: gone.url }))).toMatchObject({ kind: 'refused' });
    expect(endOf(await proxy.send({ url: 'http://nowhere.invalid/' }))).toMatchObject({
      kind: 'dns',
      host: 'nowhere.invalid',
    });
  });
});

describe('limits (T22, T23)', () => {
  it('ends the wait for a silent server', async () => {
    const url = await serve(() => {});
    hurried = await startProxy({ limits: { firstByteMs: 150 } });
    const frames = await hurried.send({ url });
    expect(endOf(frames)).toEqual({ kind: 'timeout', phase: 'first-byte', limitMs: 150 });
    expect(bytesOf(frames, 'request-bytes').length).toBeGreaterThan(0);
  });

  it('ends an answer that does not go on, and keeps what came', async () => {
    const url = await serve((socket) => socket.write(`${ok}Content-Length: 9\r\n\r\nhalf`));
    hurried = await startProxy({ limits: { idleMs: 150 } });
    const frames = await hurried.send({ url });
    expect(endOf(frames)).toEqual({ kind: 'timeout', limitMs: 150 });
    expect(bytesOf(frames, 'response-bytes').toString()).toMatch(/half$/);
  });

  it('ends an answer that drips on for ever', async () => {
    let isClosed = false;
    const url = await serve((socket) => {
      socket.write(`${ok}\r\n`);
      const drip = setInterval(() => socket.write('.'), 20);
      socket.on('close', () => {
        clearInterval(drip);
        isClosed = true;
      });
    });
    hurried = await startProxy({ limits: { totalMs: 1_000 } });
    expect(endOf(await hurried.send({ url }))).toEqual({ kind: 'timeout', limitMs: 1_000, isWhole: true });
    await until(() => isClosed);
  });

  it.each([1, 17, 1000, 100_000, 1_000_000])(
    'cuts an endless answer at %i bytes, to the byte',
    async (maxResponseBytes) => {
      const url = await serve((socket) => {
        socket.write(`${ok}\r\n`);
        writeForEver(socket);
      });
      const frames = await proxy.send({ url, maxResponseBytes });
      expect(bytesOf(frames, 'response-bytes')).toHaveLength(maxResponseBytes);
      expect(endOf(frames)).toEqual({ kind: 'cut', limitBytes: maxResponseBytes });
    },
  );

  it('does not cut an answer that is exactly as long as allowed', async () => {
    const answer = `${ok}Content-Length: 2\r\n\r\nhi`;
    const url = await serve((socket) => socket.end(answer));
    expect(endOf(await proxy.send({ url, maxResponseBytes: answer.length }))).toEqual({ kind: 'complete' });
    expect(endOf(await proxy.send({ url, maxResponseBytes: answer.length - 1 }))).toEqual({
      kind: 'cut',
      limitBytes: answer.length - 1,
    });
  });

  it('lets some wait for their turn and says busy to the rest', async () => {
    const held: Socket[] = [];
    let isHeld = true;
    const answer = (socket: Socket): unknown => socket.end(`${ok}Content-Length: 0\r\n\r\n`);
    const url = await serve((socket) => (isHeld ? held.push(socket) : answer(socket)));
    const kinds: string[] = [];
    const calls = Array.from({ length: 12 }, async () =>
      kinds.push(String(Reflect.get(endOf(await proxy.send({ url })) as object, 'kind'))),
    );
    // Nobody leaves before all have come.
    await until(() => kinds.length === 4);
    expect(kinds).toEqual(['busy', 'busy', 'busy', 'busy']);
    isHeld = false;
    held.forEach(answer);
    await Promise.all(calls);
    expect(kinds.filter((kind) => kind === 'complete')).toHaveLength(8);
    expect(kinds.filter((kind) => kind === 'busy')).toHaveLength(4);
  });
});

describe('a page that does not read', () => {
  it('holds the server back instead of filling the memory', async () => {
    let open: Socket | undefined;
    const url = await serve((socket) => {
      open = socket;
      socket.write(`${ok}\r\n`);
      writeForEver(socket);
    });
    const stream = proxy.stream({ url, maxResponseBytes: 64 * 1024 * 1024 });
    let writtenBefore = -1;
    // Still means: not a byte more within a hundred turns of the loop that carries all three parties.
    for (let still = 0; still < 100; await new Promise((resolve) => setImmediate(resolve))) {
      const written = open?.bytesWritten ?? 0;
      still = written === writtenBefore && written > 0 ? still + 1 : 0;
      writtenBefore = written;
    }
    expect(writtenBefore).toBeLessThan(32 * 1024 * 1024);
    stream.abort();
    await until(() => open?.destroyed === true);
  });
});

describe('cancelling', () => {
  it('closes the connection to the server', async () => {
    let isOpen = false;
    const url = await serve((socket) => {
      isOpen = true;
      socket.on('close', () => (isOpen = false));
      socket.write(`${ok}\r\n`);
      writeForEver(socket);
    });
    const stream = proxy.stream({ url, maxResponseBytes: 64 * 1024 * 1024 });
    await until(() => isOpen);
    stream.abort();
    await until(() => !isOpen);
    await until(() => logged.at(-1)?.endsWith(' cancelled') === true);
  });

  it('frees the turn of a request that was waiting', async () => {
    let opened = 0;
    let isSilent = true;
    const url = await serve((socket) => {
      opened += 1;
      socket.on('close', () => (opened -= 1));
      if (!isSilent) socket.end(`${ok}Content-Length: 0\r\n\r\n`);
    });
    const streams = Array.from({ length: 4 }, () => proxy.stream({ url }));
    await until(() => opened === 4);
    const waiting = proxy.stream({ url });
    waiting.abort();
    for (const stream of streams) stream.abort();
    await until(() => opened === 0);
    isSilent = false;
    expect(endOf(await proxy.send({ url }))).toEqual({ kind: 'complete' });
  });
});

describe('the log', () => {
  it('has method, host, port, status, time, size and outcome, and nothing that can be a secret', async () => {
    const answer = `${ok}Content-Length: 2\r\n\r\nhi`;
    const url = await serve((socket) => socket.end(answer));
    await proxy.send({ url: `${url}/secret-path?secret=query`, headers: [['Authorization', 'Bearer secret']] });
    expect(logged.at(-1)).toMatch(new RegExp(`^GET localhost:${server?.port} 200 \\d+ms ${answer.length}B complete$`));
    expect(logged.join()).not.toContain('secret');
  });
});
