import type { IncomingMessage, ServerResponse } from 'node:http';
import { registrationPath } from '#core/contract/playground-own-clients.ts';
import type { FaultPath } from '#core/contract/fault-path.ts';
import { isClientPath, type Place, placeOf } from '../place.ts';
import { decisionsOf } from './decisions.ts';
import type { ServerLog } from './server-log.ts';

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

/** Enters into the log what became of a request, once its answer is out or nobody waits for it any more. */
export function recordRequest(
  {
    request,
    response,
    asked,
  }: { readonly request: IncomingMessage; readonly response: ServerResponse; readonly asked: FaultPath },
  log: ServerLog,
  nowMs: () => number,
): void {
  const atMs = nowMs();
  response.once('close', () => {
    const path = asked.kind === 'refused' ? '' : asked.path;
    const place = placeOf(path);
    const gone = response.headersSent ? [] : ['the client went away before it had an answer'];
    log.add({
      atMs,
      side: place === 'api' ? 'API' : place === 'other' ? 'front' : 'authorization server',
      asked: `${methodOf(request)} ${pathWords(path, place)}`,
      prefix: asked.kind === 'faults' ? asked.prefix : '',
      status: response.headersSent ? response.statusCode : 0,
      decisions: [...decisionsOf(request), ...gone],
    });
  });
}

/** What came with the request may be anything, so only paths that are known are repeated. */
function pathWords(path: string, place: Place): string {
  if (isClientPath(path)) return `${registrationPath}/(a client)`;
  return place === 'other' && path !== '/' ? '(another path)' : path;
}

function methodOf({ method = '' }: IncomingMessage): string {
  return methods.includes(method) ? method : '(another method)';
}
