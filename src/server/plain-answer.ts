import type { ServerResponse } from 'node:http';
import { pagePolicy, securityHeaders } from './security-headers.ts';

/** An answer that is one sentence: refusals, redirects, what is not there. */
export type PlainAnswer = {
  readonly status: number;
  readonly sentence: string;
  readonly headers?: Readonly<Record<string, string>>;
};

/** Sends the sentence as plain text, with the fixed headers and never kept by a cache. */
export function sendPlain(response: ServerResponse, answer: PlainAnswer): void {
  response.writeHead(answer.status, {
    ...securityHeaders(pagePolicy),
    'Cache-Control': 'no-store',
    'Content-Type': 'text/plain; charset=utf-8',
    'Content-Length': Buffer.byteLength(answer.sentence) + 1,
    ...answer.headers,
  });
  response.end(`${answer.sentence}\n`);
}
