import type { ServerResponse } from 'node:http';

/** Every answer of the proxy has these and no others of ours: nothing of the upstream's acts on this origin (security.md T27). */
const fixedHeaders = {
  'Cache-Control': 'no-store',
  'X-Content-Type-Options': 'nosniff',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Content-Security-Policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
  'Referrer-Policy': 'no-referrer',
};

/** Sets the head of an answer made of frames; it is sent with the first of them. */
export function startFrames(response: ServerResponse): void {
  response.statusCode = 200;
  setHeaders(response, 'application/x-ndjson');
}

/** Answers with one JSON object. */
export function sendJson(response: ServerResponse, status: number, content: unknown): void {
  response.statusCode = status;
  setHeaders(response, 'application/json');
  if (status === 405) response.setHeader('Allow', 'POST');
  response.end(JSON.stringify(content));
}

function setHeaders(response: ServerResponse, contentType: string): void {
  response.setHeader('Content-Type', contentType);
  for (const [name, value] of Object.entries(fixedHeaders)) response.setHeader(name, value);
}
