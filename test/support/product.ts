import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** The served product as a process of its own. */
export type Product = {
  /** For example `http://localhost:40123`. */
  readonly origin: string;
  readonly port: number;
  readonly playground: { readonly httpsOrigin: string; readonly httpOrigin: string } | undefined;
  /** Everything that it has written to the terminal so far, both streams. */
  readonly terminal: () => string;
  /** Ends it with a signal and answers with its exit code. */
  readonly close: () => Promise<number | null>;
};

const program = fileURLToPath(new URL('../../dist/server/main.js', import.meta.url));
const free = [
  '--port',
  '0',
  '--playground-http-port',
  '0',
  '--playground-https-port',
  '0',
  '--playground-state',
  'memory',
];

/** Starts the built product on free ports and answers once it says that it is ready; later arguments win. */
export async function startProduct(args: readonly string[] = []): Promise<Product> {
  const child = spawn(process.execPath, [program, ...free, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  const written: string[] = [];
  const ended = once(child, 'exit');
  await new Promise<void>((resolve, reject) => {
    const read = (text: string): void => {
      written.push(text);
      if (/^Ready\./m.test(written.join(''))) resolve();
    };
    child.stdout.setEncoding('utf8').on('data', read);
    child.stderr.setEncoding('utf8').on('data', read);
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`The product ended with ${code}:\n${written.join('')}`)));
  });
  const terminal = (): string => written.join('');
  const origin = /App +(http:\S+)/.exec(terminal())?.[1] ?? '';
  const addresses = /Playground +(https:\S+).* (http:\S+)/.exec(terminal());
  return {
    origin,
    port: Number(new URL(origin).port),
    playground: addresses ? { httpsOrigin: addresses[1] ?? '', httpOrigin: addresses[2] ?? '' } : undefined,
    terminal,
    close: async () => {
      child.kill('SIGTERM');
      const [code] = (await ended) as [number | null];
      return code;
    },
  };
}
