import { createServer, type OutgoingHttpHeaders, request as httpRequest } from 'node:http';
import type { AddressInfo, Server } from 'node:net';
import { parseFrame } from '#core/contract/parse-frame.ts';
import { proxyKeyHeader, proxyKeyPath, proxySendPath } from '#core/contract/paths.ts';
import type { Frame, SendEnvelope } from '#core/contract/send.ts';
import { type ProxyHandler, proxyHandler, type ProxyOptions } from '#server/proxy/proxy-handler.ts';

/** The proxy on a real port, with a page that knows how to talk to it. */
export type ProxyUnderTest = {
  readonly port: number;
  readonly handler: ProxyHandler;
  readonly key: string;
  /** Sends and waits for all frames. */
  readonly send: (envelope: Partial<SendEnvelope> & { url: string }) => Promise<readonly Frame[]>;
  /** Sends and hands out frames as they come. */
  readonly stream: (envelope: Partial<SendEnvelope> & { url: string }) => FrameStream;
  /** One call of the page, any way it likes. */
  readonly call: (wishes: CallWishes) => Promise<CallReply>;
  readonly close: () => Promise<void>;
};

export type FrameStream = AsyncIterable<Frame> & { readonly abort: () => void };

export type CallWishes = {
  readonly path?: string;
  readonly method?: string;
  readonly headers?: OutgoingHttpHeaders;
  readonly body?: string | Buffer;
};

export type CallReply = { readonly status: number; readonly headers: readonly string[]; readonly text: string };

/** Starts one; `close` ends it. */
export async function startProxy(options: Omit<ProxyOptions, 'port'> = {}): Promise<ProxyUnderTest> {
  let port = 0;
  const handler = proxyHandler({ port: () => port, ...options });
  const server = createServer((request, response) => {
    if (handler(request, response)) return;
    response.statusCode = 404;
    response.end();
  });
  port = await listen(server);
  const own = { Origin: `http://localhost:${port}`, Host: `localhost:${port}`, 'Content-Type': 'application/json' };
  const call = ({
    path = proxySendPath,
    method = 'POST',
    headers = own,
    body = '{}',
  }: CallWishes): Promise<CallReply> =>
    new Promise((resolve, reject) => {
      const request = httpRequest({ host: '127.0.0.1', port, path, method, headers, agent: false }, (response) => {
        response.setEncoding('utf8');
        let text = '';
        response.on('data', (piece: string) => (text += piece));
        response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.rawHeaders, text }));
        response.on('error', reject);
      });
      request.on('error', reject);
      request.end(body);
    });
  const asked: unknown = JSON.parse((await call({ path: proxyKeyPath })).text);
  const key = String(Reflect.get(asked as object, 'key'));
  const headers = { ...own, [proxyKeyHeader]: key };
  const stream = (envelope: Partial<SendEnvelope> & { url: string }): FrameStream =>
    streamFrames(port, headers, envelope);
  return {
    port,
    handler,
    key,
    stream,
    call,
    send: async (envelope) => {
      const frames: Frame[] = [];
      for await (const frame of stream(envelope)) frames.push(frame);
      return frames;
    },
    close: () => close(server),
  };
}

function streamFrames(
  port: number,
  headers: OutgoingHttpHeaders,
  wishes: Partial<SendEnvelope> & { url: string },
): FrameStream {
  const envelope: SendEnvelope = {
    method: 'GET',
    headers: [],
    bodyBase64: '',
    trust: { kind: 'system' },
    maxResponseBytes: 1024 * 1024,
    ...wishes,
  };
  const body = JSON.stringify(envelope);
  const request = httpRequest({ host: '127.0.0.1', port, path: proxySendPath, method: 'POST', headers, agent: false });
  const answered = new Promise<AsyncIterable<Buffer>>((resolve, reject) => {
    request.on('response', resolve).on('error', reject);
  });
  // Whoever aborts does not wait for the answer any more.
  answered.catch(() => {});
  request.end(body);
  return {
    abort: () => request.destroy(),
    [Symbol.asyncIterator]: async function* () {
      let rest = '';
      for await (const piece of await answered) {
        const lines = (rest + piece.toString('latin1')).split('\n');
        rest = lines.pop() ?? '';
        for (const line of lines) yield knownFrame(line);
      }
      if (rest !== '') throw new Error(`half a line: ${rest}`);
    },
  };
}

function knownFrame(line: string): Frame {
  const frame = parseFrame(line);
  if (frame === undefined) throw new Error(`not a frame: ${line}`);
  return frame;
}

/** All bytes of the frames of one kind. */
export function bytesOf(frames: readonly Frame[], kind: 'request-bytes' | 'response-bytes'): Buffer {
  const parts = frames.map((frame) => (frame.frame === kind ? Buffer.from(frame.base64, 'base64') : Buffer.alloc(0)));
  return Buffer.concat(parts);
}

/** The frame that ended the answer, without its time. */
export function endOf(frames: readonly Frame[]): unknown {
  const last = frames.at(-1);
  if (last?.frame === 'done') return last.ending;
  return last?.frame === 'error' ? last.error : last;
}

/** Listens on a free port of 127.0.0.1 and answers it. */
export function listen(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}

/** Closes a server and whatever is still connected to it. */
export function close(server: Server & { readonly closeAllConnections?: () => void }): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections?.();
  });
}
