import type { Connection } from '#core/oauth/connection.ts';
import { bytesOf } from '../bytes-run.ts';

/** What came, as exact bytes, and the finding that a reader should see first. */
export type WrongAnswer = readonly [
  what: string,
  answer: string | Uint8Array,
  first: string,
  connection?: Partial<Connection>,
];

export const good = { access_token: 'opaque-access-token', token_type: 'Bearer', expires_in: 300 };
export const goodJson = JSON.stringify(good);

export function answer(status: string, body: string, head = ''): string {
  return `HTTP/1.1 ${status}\r\nContent-Type: application/json\r\nCache-Control: no-store\r\n${head}Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
}
export const ok = (body: string | object, head = ''): string =>
  answer('200 OK', typeof body === 'string' ? body : JSON.stringify(body), head);
export const issued = (change: object): string => ok({ ...good, ...change });
export const refused = (error: string, description?: string, status = '400 Bad Request', head = ''): string =>
  answer(status, JSON.stringify({ error, error_description: description }), head);
export const page = (status: string, html: string, head = ''): string =>
  `HTTP/1.1 ${status}\r\nContent-Type: text/html\r\n${head}Content-Length: ${Buffer.byteLength(html)}\r\n\r\n${html}`;
export const bare = (status: string, head = ''): string => `HTTP/1.1 ${status}\r\n${head}Content-Length: 0\r\n\r\n`;
export const rawBody = (body: Uint8Array, head = ''): Uint8Array =>
  bytesOf(
    `HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nCache-Control: no-store\r\n${head}Content-Length: ${body.length}\r\n\r\n`,
    body,
  );
export const at = (tokenEndpoint: string): Partial<Connection> => ({ tokenEndpoint });
const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
export const jwt = (claims: object): string =>
  `${part({ alg: 'ES256', typ: 'at+jwt', kid: 'k' })}.${part({ iss: 'https://as.example', aud: 'api', sub: 'm', client_id: 'm', jti: '1', ...claims })}.c2ln`;
