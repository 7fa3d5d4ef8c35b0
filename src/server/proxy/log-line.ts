import type { HttpRequest } from '#core/http/message.ts';
import type { Conversed } from './converse.ts';
import { targetOf } from './resolve-target.ts';

/**
 * One request in one line: method, host and port, status, ms, bytes, outcome. No path, query, header or body at
 * any level: each of them can hold a secret.
 */
export function logLine(request: HttpRequest, conversed: Conversed): string {
  const { host, port } = targetOf(new URL(request.url));
  const milliseconds = Math.round(conversed.atMs);
  const size = conversed.receivedBytes;
  return `${request.method} ${host}:${port} ${conversed.status ?? '-'} ${milliseconds}ms ${size}B ${outcome(conversed)}`;
}

function outcome({ end }: Conversed): string {
  if (end.kind === 'done') return end.ending.kind;
  return end.kind === 'failed' ? end.error.kind : 'cancelled';
}
