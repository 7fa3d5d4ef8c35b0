import type { ServerResponse } from 'node:http';

/** Every answer of the proxy has these and no others of ours: nothing of the upstream's acts on this origin (security.md T27). */
const fixedHeaders = {
  'Cache-Control': 'no-store',
  'X-Content-Type-Options': 'nosniff',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Content-Security-Policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
  'Referrer-Policy': 'no-referrer',
};

/** The head of an answer made of frames; it is sent with the first of them. Undefined length: it is streamed. */
export function startFrames(response: ServerResponse, lengthBytes: number | undefined): void {
  const length = lengthBytes === undefined ? [] : ['Content-Length', String(lengthBytes)];
  response.writeHead(200, [...frameHead, ...length]);
}

/** Answers with one JSON object. */
export function sendJson(response: ServerResponse, status: number, content: unknown): void {
  const allow = status === 405 ? { Allow: 'POST' } : {};
  response.writeHead(status, { 'Content-Type': 'application/json', ...fixedHeaders, ...allow });
  response.end(JSON.stringify(content));
}

const frameHead = Object.entries({ 'Content-Type': 'application/x-ndjson', ...fixedHeaders }).flat();
