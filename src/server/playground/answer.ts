import type { ServerResponse } from 'node:http';

/** Answers with JSON, readable as it stands. */
export function answerJson(response: ServerResponse, status: number, body: unknown): void {
  answerBytes(response, status, 'application/json', Buffer.from(`${JSON.stringify(body, undefined, 2)}\n`));
}

/** Answers with these bytes. A HEAD request gets the head only, which Node sees to. */
export function answerBytes(response: ServerResponse, status: number, contentType: string, body: Uint8Array): void {
  response.writeHead(status, { 'Content-Type': contentType, 'Content-Length': body.length });
  response.end(body);
}

/** An error in the form of RFC 6749 §5.2, used for every refusal of the playground. */
export function answerError(response: ServerResponse, status: number, error: string, description: string): void {
  answerJson(response, status, { error, error_description: description });
}

/**
 * The fields that every answer of the playground carries: any page may read it (CORS, but never with credentials),
 * nothing is kept, and nothing is ever treated as a page.
 */
export const commonHeaders: Readonly<Record<string, string>> = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Expose-Headers': 'WWW-Authenticate, DPoP-Nonce',
  // Lets the page see the timing of its own requests (Resource Timing §4.5).
  'Timing-Allow-Origin': '*',
  'Cache-Control': 'no-store',
  Pragma: 'no-cache',
  'X-Content-Type-Options': 'nosniff',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'Referrer-Policy': 'no-referrer',
};
