import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:net';
import { join } from 'node:path';
import type { ViteDevServer } from 'vite';
import { createHandler, isRead } from './handler.ts';
import { parseOptions } from './options.ts';
import type { Options } from './options.ts';
import { developmentPolicy, pagePolicy, securityHeaders } from './security-headers.ts';
import { outerProxySentences, readOuterProxies } from './proxy/outer-proxies.ts';
import { startServices } from './services.ts';
import type { Services, ServicesOptions } from './services.ts';
import { withSurroundings } from './surroundings-meta.ts';

/** Vite builds its next server before it closes the last, so what holds ports lives longer than one of them. */
const kept = globalThis as { [servicesKey]?: Services };
const servicesKey: unique symbol = Symbol.for('grantscope.services') as never;

/** Puts into Vite's server what the served product has: the gate, the proxy, the headers, the filled page. */
export async function mount(server: ViteDevServer, noncePlaceholder: string): Promise<void> {
  const { port } = server.config.server;
  const options = readOptions(port);
  await requireFreeTwin(port);
  const notify = (sentence: string): void => server.config.logger.warn(sentence);
  const log = (line: string): void => server.config.logger.info(line);
  const outerProxies = readOuterProxies(process.env);
  if (options.proxy) for (const sentence of outerProxySentences(outerProxies)) log(`  Network: ${sentence}`);
  const services = (kept[servicesKey] ??= startUntilSignal({ options, port, outerProxies, notify, log }));
  const answered = createHandler({ port, proxy: services.proxy, administration: services.administration });
  const send = pageSender(server, services, noncePlaceholder);
  server.middlewares.use((request, response, passOn) => {
    if (answered(request, response)) return;
    for (const [name, value] of Object.entries(securityHeaders(pagePolicy))) response.setHeader(name, value);
    if (!isPage(request)) return passOn();
    send({ request, response }).catch(passOn);
  });
  // Vite's own socket answers its own protocol only and leaves every other one hanging.
  server.httpServer?.on('upgrade', (request: IncomingMessage, socket) => {
    if (request.url?.startsWith('/__')) socket.destroy();
  });
  void services.surroundings.then(({ playground }) =>
    server.config.logger.info(
      `  Playground: ${playground ? `${playground.httpsOrigin}, ${playground.httpOrigin}` : 'off'}`,
    ),
  );
}

/** The playground writes its state a moment later than it changes, so it is closed before the process ends. */
function startUntilSignal(options: ServicesOptions): Services {
  const services = startServices(options);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void services.close().finally(() => process.exit(0)));
  }
  return services;
}

function readOptions(port: number): Options {
  const parsed = parseOptions([], { ...process.env, GRANTSCOPE_PORT: String(port) });
  if (parsed.kind === 'run') return parsed.options;
  throw new Error(parsed.kind === 'bad' ? parsed.sentence : 'The environment asks for no server.');
}

/** Vite listens on 127.0.0.1; were ::1 another program's, `localhost` would lead there for some (security.md T09). */
async function requireFreeTwin(port: number): Promise<void> {
  const probe = createServer();
  const code = await new Promise<string | undefined>((resolve) => {
    probe.once('error', (error: NodeJS.ErrnoException) => resolve(error.code));
    probe.listen({ port, host: '::1', exclusive: true }, () => probe.close(() => resolve(undefined)));
  });
  if (code === 'EADDRINUSE')
    throw new Error(`Port ${port} is taken on [::1]. Choose another: npm run dev -- --port <n>`);
}

function isPage(request: IncomingMessage): boolean {
  return isRead(request) && /^\/(index\.html)?(\?|$)/.test(request.url ?? '');
}

type Call = { readonly request: IncomingMessage; readonly response: ServerResponse };

function pageSender(
  server: ViteDevServer,
  services: Services,
  noncePlaceholder: string,
): (call: Call) => Promise<void> {
  return async ({ request, response }) => {
    const nonce = randomBytes(18).toString('base64');
    const source = await readFile(join(server.config.root, 'index.html'), 'utf8');
    const page = await server.transformIndexHtml(request.url ?? '/', source);
    const filled = withSurroundings(page.replaceAll(noncePlaceholder, nonce), await services.surroundings);
    response.writeHead(200, {
      ...securityHeaders(developmentPolicy(nonce)),
      'Cache-Control': 'no-store',
      'Content-Type': 'text/html; charset=utf-8',
    });
    response.end(request.method === 'HEAD' ? undefined : filled);
  };
}
