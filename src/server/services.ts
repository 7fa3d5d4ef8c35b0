import { resolve } from 'node:path';
import type { Surroundings } from '#core/contract/surroundings.ts';
import type { Answerer } from './handler.ts';
import type { Options } from './options.ts';
import { defaultStatePath } from './playground/default-state-path.ts';
import { playgroundAdministration } from './playground-administration.ts';
import type { Playground } from './playground/playground.ts';
import type { StatePlace } from './playground/state.ts';
import type { OuterProxies } from './proxy/outer-proxies.ts';
import { proxyHandler } from './proxy/proxy-handler.ts';

/** What stands beside the page while it is served. */
export type Services = {
  readonly proxy: Answerer | undefined;
  readonly administration: Answerer | undefined;
  /** Settles when the playground has its ports, which is before it has loaded; it never rejects. */
  readonly surroundings: Promise<Surroundings>;
  /** The playground answers, or never will, which a notice has said; it never rejects. */
  readonly ready: Promise<void>;
  readonly close: () => Promise<void>;
};

export type ServicesOptions = {
  readonly options: Options;
  /** The port on which the app really listens. */
  readonly port: number;
  /** The proxies of the machine's network; they hold credentials and are handed to our own proxy alone. */
  readonly outerProxies: OuterProxies;
  /** Takes sentences for the terminal: no secret is ever in one. */
  readonly notify: (sentence: string) => void;
  /** Takes one line for each request that the proxy carried out. */
  readonly log: (line: string) => void;
};

/**
 * Starts the proxy at once and the playground behind it: its library is the slowest thing to load, so it is
 * imported only here and the page is up before. A playground that cannot start is a notice, not an end.
 */
export function startServices({ options, port, outerProxies, notify, log }: ServicesOptions): Services {
  const proxy = options.proxy ? proxyHandler({ port, log, outerProxies }) : undefined;
  const playground = options.playground ? startPlaygroundOf(options, notify) : Promise.resolve(undefined);
  return {
    proxy,
    administration: options.playground ? playgroundAdministration({ port, playground }) : undefined,
    surroundings: playground.then((started) => ({ proxy: options.proxy, playground: started?.addresses })),
    ready: playground.then(async (started) => started?.ready).catch(() => undefined),
    close: async () => {
      const started = await playground;
      await started?.close();
    },
  };
}

async function startPlaygroundOf(
  options: Options,
  notify: (sentence: string) => void,
): Promise<Playground | undefined> {
  try {
    const { startPlayground } = await import('./playground/playground.ts');
    return await startPlayground({
      httpPort: options.playgroundHttpPort,
      httpsPort: options.playgroundHttpsPort,
      state: stateOf(options),
      onNotice: notify,
    });
  } catch (error) {
    notify(`The playground could not be started (${codeOf(error)}). Everything else works without it.`);
    return undefined;
  }
}

function stateOf({ playgroundState }: Options): StatePlace {
  if (playgroundState === 'memory') return { kind: 'memory' };
  return {
    kind: 'file',
    path: playgroundState === undefined ? defaultStatePath(process.env) : resolve(playgroundState),
  };
}

/** What may be said of an unexpected error in a terminal: its code or its class, not its message. */
export function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}
