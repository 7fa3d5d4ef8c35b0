import type { RunKind, RunSummary } from './kept-run.ts';
import { type StatusClass, statusClassOf } from './status-class.ts';

/** Which runs of the history are wanted; an empty text or `undefined` asks for nothing. Everything asked for must hold. */
export type RunFilter = {
  /** Words, each of which must stand somewhere in what the list knows of a run. */
  readonly text: string;
  readonly server: string;
  readonly clientId: string;
  readonly status: StatusClass | '';
  /** The `error` of the answer. */
  readonly error: string;
  /** One scope value that was asked for. */
  readonly scope: string;
  readonly kind: RunKind | '';
  readonly connectionId: string;
  readonly isKnownGood: boolean;
  /** Wall clock, ms: from this moment on. */
  readonly fromMs: number | undefined;
  /** Up to, and without, this moment. */
  readonly untilMs: number | undefined;
};

export const noFilter: RunFilter = {
  text: '',
  server: '',
  clientId: '',
  status: '',
  error: '',
  scope: '',
  kind: '',
  connectionId: '',
  isKnownGood: false,
  fromMs: undefined,
  untilMs: undefined,
};

/** The runs that are wanted, in the order in which they came. */
export function filteredRuns(runs: readonly RunSummary[], filter: RunFilter): readonly RunSummary[] {
  const words = wordsOf(filter.text);
  const tests = [...choices(filter), ...(words.length === 0 ? [] : [(run: RunSummary) => holdsAll(run, words)])];
  return tests.length === 0 ? runs : runs.filter((run) => tests.every((holds) => holds(run)));
}

/** Whether anything is asked for. */
export function isFiltering(filter: RunFilter): boolean {
  return wordsOf(filter.text).length > 0 || choices(filter).length > 0;
}

type Test = (run: RunSummary) => boolean;

function choices(filter: RunFilter): readonly Test[] {
  const { server, clientId, status, error, scope, kind, connectionId, isKnownGood, fromMs, untilMs } = filter;
  const tests: (Test | false)[] = [
    server !== '' && ((run) => run.server === server),
    clientId !== '' && ((run) => run.clientId === clientId),
    status !== '' && ((run) => statusClassOf(run) === status),
    error !== '' && ((run) => run.error === error),
    scope !== '' && ((run) => scopesOf(run).includes(scope)),
    kind !== '' && ((run) => run.kind === kind),
    connectionId !== '' && ((run) => run.connectionId === connectionId),
    isKnownGood && ((run) => run.knownGood),
    fromMs !== undefined && ((run) => run.atMs >= fromMs),
    untilMs !== undefined && ((run) => run.atMs < untilMs),
  ];
  return tests.filter((test) => test !== false);
}

/** The scope values that a run asked for. */
export function scopesOf({ scope }: RunSummary): readonly string[] {
  return scope.split(/\s+/).filter((value) => value !== '');
}

function wordsOf(text: string): readonly string[] {
  return text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
}

// Summaries never change, and a search looks at all of them with every key that is pressed.
const searched = new WeakMap<RunSummary, string>();

function holdsAll(run: RunSummary, words: readonly string[]): boolean {
  let text = searched.get(run);
  if (text === undefined) {
    const { name, title, server, clientId, method, path, scope, error, statuses } = run;
    text = [name, title, server, clientId, `${method} ${path}`, scope, error, ...statuses].join('\n').toLowerCase();
    searched.set(run, text);
  }
  const found = text;
  return words.every((word) => found.includes(word));
}
