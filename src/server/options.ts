import { parseArgs } from 'node:util';

/** How the program was asked to run. Ports are 0 to 65535; 0 takes a free one. */
export type Options = {
  readonly port: number;
  readonly playgroundHttpPort: number;
  readonly playgroundHttpsPort: number;
  readonly playground: boolean;
  readonly proxy: boolean;
  /** A file, or `memory` for none; absent means the usual place in the user's state folder. */
  readonly playgroundState: string | undefined;
  /** Show the page in the user's browser once it is served. */
  readonly open: boolean;
};

export type ParsedOptions =
  | { readonly kind: 'run'; readonly options: Options }
  | { readonly kind: 'help' }
  | { readonly kind: 'version' }
  /** `sentence` says what is wrong and what would be right. */
  | { readonly kind: 'bad'; readonly sentence: string };

type Environment = Readonly<Record<string, string | undefined>>;
type Values = Readonly<Record<string, string | boolean | undefined>>;

const known = {
  port: { type: 'string' },
  'playground-http-port': { type: 'string' },
  'playground-https-port': { type: 'string' },
  'playground-state': { type: 'string' },
  'no-playground': { type: 'boolean' },
  'no-proxy': { type: 'boolean' },
  open: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
} as const;

type Name = keyof typeof known;

/** What `--help` prints. */
export const helpText = `grantscope: see, check and explain every byte of the OAuth client credentials flow.

  --port <n>                   the app's port (8400); another port is another origin with a history of its own
  --playground-https-port <n>  the playground's port for https (8443; taken: the next free one)
  --playground-http-port <n>   the playground's port for http (8480; taken: the next free one)
  --playground-state <path>    the file that keeps the playground's clients and tokens, or "memory" for none
  --no-playground              without the built-in authorization server and API
  --no-proxy                   without the proxy: requests go from the browser only
  --open                       show the page in your browser
  --version, --help

A port of 0 takes a free one. Each option is also an environment variable: GRANTSCOPE_PORT, GRANTSCOPE_PLAYGROUND_STATE,
GRANTSCOPE_NO_PROXY=1, and so on. The command line wins.`;

/** Reads the command line and, for what it leaves open, the environment (`GRANTSCOPE_…`). Nothing is thrown. */
export function parseOptions(args: readonly string[], environment: Environment): ParsedOptions {
  const { values, tokens } = parseArgs({ args: [...args], options: known, strict: false, tokens: true });
  for (const token of tokens) {
    const problem = problemOf(token);
    if (problem !== undefined) return { kind: 'bad', sentence: `${problem} --help lists the options.` };
  }
  if (values.help === true) return { kind: 'help' };
  if (values.version === true) return { kind: 'version' };
  return readValues(withEnvironment(values, environment));
}

type Token = NonNullable<ReturnType<typeof parseArgs>['tokens']>[number];

function problemOf(token: Token): string | undefined {
  if (token.kind === 'positional') return `“${token.value}” is not an option.`;
  if (token.kind !== 'option') return undefined;
  if (!isName(token.name)) return `There is no option ${token.rawName}.`;
  const takesValue = known[token.name].type === 'string';
  if (takesValue && !token.value) return `--${token.name} needs a value.`;
  if (!takesValue && token.value !== undefined) return `--${token.name} takes no value.`;
  return undefined;
}

function isName(name: string): name is Name {
  return Object.hasOwn(known, name);
}

function withEnvironment(values: Values, environment: Environment): Values {
  const fromEnvironment = Object.keys(known).map((name) => [name, environment[variableOf(name)] || undefined] as const);
  return { ...Object.fromEntries(fromEnvironment), ...values };
}

function variableOf(name: string): string {
  return `GRANTSCOPE_${name.replaceAll('-', '_').toUpperCase()}`;
}

function readValues(values: Values): ParsedOptions {
  const ports = {
    port: readPort(values['port'], 8400),
    'playground-https-port': readPort(values['playground-https-port'], 8443),
    'playground-http-port': readPort(values['playground-http-port'], 8480),
  };
  for (const [name, port] of Object.entries(ports)) {
    if (port !== undefined) continue;
    return { kind: 'bad', sentence: `--${name} takes a number from 0 to 65535, not “${String(values[name])}”.` };
  }
  const flags = { 'no-playground': false, 'no-proxy': false, open: false };
  for (const name of ['no-playground', 'no-proxy', 'open'] as const) {
    const flag = readFlag(values[name]);
    if (flag === undefined) {
      return { kind: 'bad', sentence: `${variableOf(name)} takes 1 or 0, not “${String(values[name])}”.` };
    }
    flags[name] = flag;
  }
  const state = values['playground-state'];
  const options: Options = {
    port: ports.port ?? 0,
    playgroundHttpsPort: ports['playground-https-port'] ?? 0,
    playgroundHttpPort: ports['playground-http-port'] ?? 0,
    playground: !flags['no-playground'],
    proxy: !flags['no-proxy'],
    playgroundState: typeof state === 'string' ? state : undefined,
    open: flags.open,
  };
  const sentence = clashOf(options);
  return sentence === undefined ? { kind: 'run', options } : { kind: 'bad', sentence };
}

function readPort(value: string | boolean | undefined, standard: number): number | undefined {
  if (value === undefined) return standard;
  const text = String(value);
  const port = Number(text);
  return /^\d{1,5}$/.test(text) && port <= 65_535 ? port : undefined;
}

function readFlag(value: string | boolean | undefined): boolean | undefined {
  if (value === true || value === '1' || value === 'true') return true;
  if (value === undefined || value === '0' || value === 'false') return false;
  return undefined;
}

/** The app's port is fixed, so it must be its own; the playground's two ports move aside for each other. */
function clashOf({ port, playground, playgroundHttpPort, playgroundHttpsPort }: Options): string | undefined {
  if (!playground || port === 0) return undefined;
  if (port !== playgroundHttpPort && port !== playgroundHttpsPort) return undefined;
  return `Port ${port} is asked for twice, for the app and for the playground: choose another with --port.`;
}
