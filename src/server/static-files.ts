import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Surroundings } from '#core/contract/surroundings.ts';
import type { BuiltFile } from './built-files.ts';
import { isRead } from './handler.ts';
import { sendPlain } from './plain-answer.ts';
import { pagePolicy, securityHeaders } from './security-headers.ts';
import { withSurroundings } from './surroundings-meta.ts';

export type StaticFilesOptions = {
  readonly files: ReadonlyMap<string, BuiltFile>;
  /** What the page is told; settled once the playground has its ports. */
  readonly surroundings: Promise<Surroundings>;
};

const compress = promisify(gzip);

/**
 * Serves the built page. Every path but the files themselves is a 404: the page is one, and has no paths inside.
 *
 * @throws where there is no index.html among the files.
 */
export function serveStaticFiles({ files, surroundings }: StaticFilesOptions): RequestListener {
  const built = files.get('/index.html');
  if (built === undefined) throw new Error('The built page has no index.html.');
  const index = surroundings.then((known) => filled(built, known));
  return (request, response) => {
    if (!isRead(request)) {
      sendPlain(response, { status: 405, sentence: 'Only GET and HEAD.', headers: { Allow: 'GET, HEAD' } });
      return;
    }
    const path = pathOf(request);
    if (path === '/' || path === '/index.html') {
      void index.then((file) => sendFile(request, response, file));
      return;
    }
    const file = files.get(path);
    if (file === undefined) sendPlain(response, { status: 404, sentence: 'There is nothing at this address.' });
    else sendFile(request, response, file);
  };
}

async function filled(built: BuiltFile, surroundings: Surroundings): Promise<BuiltFile> {
  const bytes = Buffer.from(withSurroundings(built.bytes.toString('utf8'), surroundings));
  return { ...built, bytes, gzip: await compress(bytes) };
}

function pathOf(request: IncomingMessage): string {
  const [path = '/'] = (request.url ?? '/').split('?', 1);
  return path;
}

function sendFile(request: IncomingMessage, response: ServerResponse, file: BuiltFile): void {
  const compressed = acceptsGzip(request) ? file.gzip : undefined;
  const body = compressed ?? file.bytes;
  response.writeHead(200, {
    ...securityHeaders(pagePolicy),
    'Cache-Control': cacheControl(file),
    'Content-Type': file.contentType,
    'Content-Length': body.length,
    ...(file.gzip && { Vary: 'Accept-Encoding' }),
    ...(compressed && { 'Content-Encoding': 'gzip' }),
  });
  response.end(request.method === 'HEAD' ? undefined : body);
}

function cacheControl(file: BuiltFile): string {
  return file.immutable ? 'public, max-age=31536000, immutable' : 'no-store';
}

function acceptsGzip(request: IncomingMessage): boolean {
  const codings = String(request.headers['accept-encoding'] ?? '').split(',');
  return codings.some((coding) => /^\s*gzip\s*(;\s*q=(?!0(\.0*)?\s*$).*)?$/i.test(coding));
}
