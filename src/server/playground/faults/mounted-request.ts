import type { IncomingMessage } from 'node:http';

/** The target of a request as its sender wrote it, however far in the playground the request has come. */
export function targetOf(request: IncomingMessage): string {
  const original: unknown = 'originalUrl' in request ? request.originalUrl : undefined;
  return typeof original === 'string' ? original : (request.url ?? '');
}

/**
 * Lets a request be read as one for `target` behind this prefix. `originalUrl` is by convention where a library that is
 * mounted below a path looks for the whole of it.
 */
export function moveBelow(request: IncomingMessage, prefix: string, target: string): void {
  Object.assign(request, { originalUrl: `${prefix}${target}`, url: target });
}
