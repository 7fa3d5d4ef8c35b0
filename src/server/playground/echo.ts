import type { IncomingMessage, ServerResponse } from 'node:http';
import { answerBytes, answerError } from './answer.ts';
import { rebuiltRequest, receivedBytes } from './received-bytes.ts';

/** The largest request body that is echoed. */
export const maxEchoBytes = 1_048_576;

/** Any method on /echo: the request as it came, byte for byte, as plain text. No token is needed. */
export async function answerEcho(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = await readBody(request);
  if (body === undefined) {
    response.setHeader('Connection', 'close');
    answerError(response, 413, 'invalid_request', `At most ${maxEchoBytes} bytes are echoed.`);
    return;
  }
  const bytes = receivedBytes(request) ?? rebuiltRequest(request, body);
  answerBytes(response, 200, 'text/plain; charset=utf-8', bytes);
}

/** The whole body, or undefined beyond the limit. @throws when the connection breaks. */
async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > maxEchoBytes) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
