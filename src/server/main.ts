#!/usr/bin/env node
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { readBuiltFiles } from './built-files.ts';
import { createHandler } from './handler.ts';
import { listenOnLoopback } from './listen.ts';
import type { Listening } from './listen.ts';
import { nodeAdvice } from './node-advice.ts';
import { openBrowser } from './open-browser.ts';
import { helpText, parseOptions } from './options.ts';
import type { Options } from './options.ts';
import { appOrigin } from './own-host.ts';
import { type OuterProxies, outerProxySentences, readOuterProxies } from './proxy/outer-proxies.ts';
import { portHolder } from './port-holder.ts';
import { codeOf, startServices } from './services.ts';
import type { Services } from './services.ts';
import { serveStaticFiles } from './static-files.ts';

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const warn = (line: string): void => void process.stderr.write(`${line}\n`);

/** The terminal may be gone (a closed pipe); that is no reason to end. */
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);

await main();

async function main(): Promise<void> {
  const parsed = parseOptions(process.argv.slice(2), process.env);
  if (parsed.kind === 'help') return say(helpText);
  if (parsed.kind === 'version') return say(await ownVersion());
  if (parsed.kind === 'bad') return end(2, parsed.sentence);
  if (process.env['NODE_TLS_REJECT_UNAUTHORIZED'] === '0') {
    return end(
      1,
      'NODE_TLS_REJECT_UNAUTHORIZED=0 switches certificate checks off for everything, so Grantscope does not start ' +
        'with it. Unset it; the page can trust one certificate, or leave one host unverified, where you ask for it.',
    );
  }
  await serve(parsed.options, readOuterProxies(process.env));
}

async function serve(options: Options, outerProxies: OuterProxies): Promise<void> {
  const files = await readBuiltFiles(fileURLToPath(new URL('../client', import.meta.url))).catch(() => undefined);
  if (files === undefined) return end(1, 'The page is not built yet: run "npm run build" first.');
  const running: { services?: Services } = {};
  const result = await listenOnLoopback(options.port, (port) => {
    const services = startServices({ options, port, outerProxies, notify: warn, log: say });
    running.services = services;
    const answered = createHandler({ port, proxy: services.proxy, administration: services.administration });
    const page = serveStaticFiles({ files, surroundings: services.surroundings });
    return (request, response) => {
      if (!answered(request, response)) page(request, response);
    };
  });
  if (result.kind === 'failed') return end(1, await portSentence(options.port, result.address, result.code));
  if (running.services === undefined) return;
  endWell(result.listening, running.services);
  await announce(
    options,
    result.listening.port,
    running.services,
    options.proxy ? outerProxySentences(outerProxies) : [],
  );
}

async function announce(
  options: Options,
  port: number,
  services: Services,
  proxySentences: readonly string[],
): Promise<void> {
  const origin = appOrigin(port);
  say(`Grantscope ${await ownVersion()}\n`);
  say(`  App         ${origin}`);
  say(
    options.proxy
      ? '  Proxy       on: sends what that page asks for from this machine and shows every byte; only that page may use it'
      : '  Proxy       off: requests go from the browser only',
  );
  for (const sentence of proxySentences) say(`  Network     ${sentence}`);
  const advice = nodeAdvice(process.versions.node);
  if (advice !== undefined) warn(`  Note        ${advice}`);
  if (options.open) openBrowser(origin, () => warn(`  Note        No browser could be opened. Go to ${origin}`));
  const { playground } = await services.surroundings;
  say(`  Playground  ${playground ? `${playground.httpsOrigin} (self-signed) and ${playground.httpOrigin}` : 'off'}`);
  await services.ready;
  say('\nReady. Ctrl+C ends it.');
}

async function portSentence(port: number, address: string, code: string): Promise<string> {
  const another = `Choose another with --port or GRANTSCOPE_PORT (the page's history stays with port ${port}).`;
  if (code === 'EACCES') return `Port ${port} needs rights that this program does not have. ${another}`;
  if (code !== 'EADDRINUSE') return `Port ${port} cannot be used on ${address} (${code}). ${another}`;
  const holder = await portHolder(port).catch(() => undefined);
  return `Port ${port} is taken on ${address}${holder === undefined ? '' : ` by ${holder}`}. ${another}`;
}

/** Ends cleanly on a signal, at once on a second one, and with 1 after an error that nothing caught. */
function endWell(listening: Listening, services: Services): void {
  let ending = false;
  const close = async (exitCode: number, graceMs: number): Promise<void> => {
    if (ending) process.exit(exitCode);
    ending = true;
    await Promise.allSettled([listening.close(graceMs), services.close()]);
    process.exit(exitCode);
  };
  process.on('SIGINT', () => void close(0, 500));
  process.on('SIGTERM', () => void close(0, 500));
  process.on('uncaughtException', (error) => {
    // Frames only: a message may quote what was being worked on.
    const frames = error instanceof Error ? (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line)) : [];
    warn(`Grantscope met an error it did not expect (${codeOf(error)}) and ends.\n${frames.join('\n')}`);
    void close(1, 5_000);
  });
}

async function ownVersion(): Promise<string> {
  const text = await readFile(new URL('../../package.json', import.meta.url), 'utf8');
  return String((JSON.parse(text) as { readonly version?: unknown }).version);
}

function end(exitCode: number, sentence: string): void {
  warn(sentence);
  process.exitCode = exitCode;
}
