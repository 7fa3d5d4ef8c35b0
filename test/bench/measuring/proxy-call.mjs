import { contentOf, postBytes, rawClient } from './raw-client.mjs';

/**
 * How to ask the product's proxy for something, as its page does it.
 *
 * @param {number} port the app's
 */
export async function proxyCalls(port) {
  const headers = { Origin: `http://localhost:${port}`, 'Content-Type': 'application/json' };
  const client = rawClient(port);
  const answer = await client.exchange(postBytes({ port, path: '/__proxy/v1/key', headers, body: '{}' }));
  client.close();
  const { key } = JSON.parse(contentOf(answer));
  return {
    /** The bytes of one call. @param {object} wishes parts of the envelope */
    bytes: ({ body = '', ...wishes }) =>
      postBytes({
        port,
        path: '/__proxy/v1/send',
        headers: { ...headers, 'X-Proxy-Key': key },
        body: JSON.stringify({
          method: 'POST',
          headers: [],
          trust: { kind: 'system' },
          maxResponseBytes: 1024 * 1024,
          bodyBase64: Buffer.from(body).toString('base64'),
          ...wishes,
        }),
      }),
  };
}

/** What came back from the upstream server, and how the exchange ended. @param {Buffer} response */
export function readFrames(response) {
  const frames = contentOf(response)
    .split('\n')
    .filter((text) => text !== '')
    .map((text) => JSON.parse(text));
  const bytesOf = (kind) =>
    Buffer.concat(frames.filter(({ frame }) => frame === kind).map(({ base64 }) => Buffer.from(base64, 'base64')));
  return {
    sent: bytesOf('request-bytes').toString('latin1'),
    received: bytesOf('response-bytes').toString('latin1'),
    isComplete: frames.at(-1)?.ending?.kind === 'complete',
  };
}
