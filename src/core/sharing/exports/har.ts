import type { KeptRun } from '../../keeping/kept-run.ts';
import type { ExportedFile } from './exported-file.ts';
import { type HarEntry, harEntry } from './har-entry.ts';

/** An HTTP Archive 1.2; members that begin with `_` are ours, and others leave them alone as the format asks. */
export type Har = {
  readonly log: {
    readonly version: '1.2';
    readonly creator: { readonly name: string; readonly version: string };
    /** One for each run. */
    readonly pages: readonly HarPage[];
    readonly entries: readonly HarEntry[];
    readonly comment: string;
  };
};

type HarPage = {
  readonly id: string;
  readonly title: string;
  readonly startedDateTime: string;
  readonly pageTimings: Readonly<Record<string, never>>;
};

/**
 * All exchanges of these runs, in the order in which they were sent. The runs are redacted already; what the format has no
 * place for, the certificates of the server among it, stands in members of our own.
 */
export function harOf(runs: readonly KeptRun[]): Har {
  const inOrder = runs
    .filter(({ exchanges }) => exchanges.length > 0)
    .toSorted((one, other) => one.atMs - other.atMs)
    .map((run, index) => ({ run, id: `run-${index + 1}` }));
  return {
    log: {
      version: '1.2',
      creator: { name: 'Grantscope', version: '1' },
      pages: inOrder.map(({ run, id }) => ({
        id,
        title: titleOf(run),
        startedDateTime: new Date(run.atMs).toISOString(),
        pageTimings: {},
      })),
      entries: inOrder.flatMap(({ run, id }) =>
        run.exchanges.map((named, index) =>
          harEntry(
            named,
            id,
            run.cuts.filter((cut) => cut.exchange === index),
          ),
        ),
      ),
      comment: redactionNote,
    },
  };
}

const redactionNote =
  'Secrets and tokens are replaced by ‹redacted …›, the same value by the same label; lengths are those of what stands here.';

/** The archive as a file, with a list of the labels that stand in it. */
export function harFile(runs: readonly KeptRun[]): ExportedFile {
  const text = `${JSON.stringify(harOf(runs), undefined, 2)}\n`;
  const labels = new Set(
    [...text.matchAll(/‹redacted ([a-z\d-]+)›|\.redacted-([a-z\d-]+)/g)].map((match) => match[1] ?? match[2] ?? ''),
  );
  return {
    parts: [{ path: 'grantscope.har', text }],
    notes: runs.some(({ cuts }) => cuts.length > 0) ? [cutNote] : [],
    variables: [...labels].map((label) => ({ written: `‹redacted ${label}›`, meaning: labelWords(label) })),
  };
}

const cutNote = 'Long bodies are cut: of each the first 64 KiB are here, and how long it was.';

function labelWords(label: string): string {
  if (/^secret-\d+$/.test(label)) return 'a secret by its place or its looks';
  const [, name = label, number] = /^(.*?)(?:-(\d+))?$/.exec(label.replace(/-encoded$/, '')) ?? [];
  const words = `${number === undefined ? 'the' : 'another'} ${name.replaceAll('-', ' ')}`;
  return label.endsWith('-encoded') ? `${words}, encoded` : words;
}

function titleOf({ kind, exchanges }: KeptRun): string {
  const url = exchanges.at(-1)?.exchange.request.url ?? '';
  const what = kind === 'token' ? 'Token request' : kind === 'api' ? 'API call' : 'Questions to a server';
  return URL.canParse(url) ? `${what} to ${new URL(url).host}` : what;
}
