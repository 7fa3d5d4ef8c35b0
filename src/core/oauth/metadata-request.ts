import { noBytes } from '../http/bytes.ts';
import type { HttpRequest } from '../http/message.ts';

/** Asks for an authorization server's metadata (RFC 8414 §3.1). Nothing of the client is in it. */
export function metadataRequest(url: string): HttpRequest {
  return { method: 'GET', url, headers: [['Accept', 'application/json']], body: noBytes };
}
