import { keptRecord, keptRunAt } from './kept-runs.ts';
import { randomFrom } from './random-from.ts';

/** One record in a store of the page's database, as a test puts it there. */
export type Planted = { readonly store: string; readonly key: string; readonly value: unknown };

const atMs = Date.UTC(2026, 10, 1);
const kept = {
  version: 1,
  connection: {
    tokenEndpoint: 'https://as.example/token',
    clientId: 'machine',
    scope: 'read',
    clientAuthentication: 'private_key_jwt',
    basicEncoding: 'compatible',
    way: 'proxy',
    assertion: {
      keySource: 'given',
      algorithm: 'ES256',
      audience: 'issuer',
      issuer: 'https://as.example',
      ownAudience: '',
      audienceForm: 'text',
      kid: 'a',
      x5t: '',
      x5tS256: '',
      typ: 'JWT',
      lifetimeSeconds: 60,
      backdateSeconds: 0,
      sendsClientId: true,
    },
  },
  apiCall: { url: 'https://api.example/a', method: 'GET', headersText: '', body: '' },
  pins: [{ hostAndPort: 'as.example:443', sha256: 'ab' }],
  issuer: 'https://as.example',
};
const connection = { version: 1, workspaceId: 'first', name: 'dev', order: 0, kept };
const workspace = { version: 1, name: 'Mine', order: 0 };
const run = keptRecord(keptRunAt(3, atMs));
const withRun = (summary: unknown, text: unknown): readonly Planted[] => [
  ...(summary === undefined ? [] : [{ store: 'runs', key: run.summary.id, value: summary }]),
  ...(text === undefined ? [] : [{ store: 'bodies', key: run.summary.id, value: text }]),
];
const one =
  (store: string, key: string) =>
  (value: unknown): readonly Planted[] => [{ store, key, value }];

const nothingThatIsOne: readonly unknown[] = [0, '', 'text', true, [], {}, new Date(0), new Uint8Array(3), new Map()];
const later = { ...connection, version: 2, more: 'of a later version' };

/** States that no version of the page would have written, and those of earlier and later versions; each by its name. */
export const oddStates: readonly (readonly [name: string, records: readonly Planted[]])[] = [
  ...nothingThatIsOne.flatMap((value, at) => [
    [`connection ${at}`, one('connections', 'first')(value)] as const,
    [`workspace ${at}`, one('workspaces', 'first')(value)] as const,
    [`line of a run ${at}`, withRun(value, run.text)] as const,
    [`run ${at}`, withRun(run.summary, value)] as const,
    [`providers ${at}`, one('settings', 'own-providers')(value)] as const,
  ]),
  ['a connection without what was typed', one('connections', 'first')({ ...connection, kept: undefined })],
  ['a connection with half of it', one('connections', 'first')({ ...connection, kept: { ...kept, pins: 'none' } })],
  [
    'an assertion that is none',
    one(
      'connections',
      'first',
    )({
      ...connection,
      kept: { ...kept, connection: { ...kept.connection, assertion: { keySource: 'moon' } } },
    }),
  ],
  ['an issuer that is none', one('connections', 'first')({ ...connection, kept: { ...kept, issuer: ['x'] } })],
  ['a version that is no number', one('connections', 'first')({ ...connection, version: '1' })],
  ['a later connection', one('connections', 'first')(later)],
  ['a later connection of another id', one('connections', 'second')(later)],
  [
    'a later form of what was typed',
    one('connections', 'first')({ ...connection, kept: { ...kept, version: 2, all: 'new' } }),
  ],
  ['a later workspace', one('workspaces', 'first')({ ...workspace, version: 9, colour: 'red' })],
  ['a later run', withRun(run.summary, run.text.replace('"version":1', '"version":2'))],
  ['a later run without a line', withRun(undefined, run.text.replace('"version":1', '"version":2'))],
  ['a line with more in it', withRun({ ...run.summary, flag: 'of a later version' }, run.text)],
  ['a run without its line', withRun(undefined, run.text)],
  ['a line without its run', withRun(run.summary, undefined)],
  ['a line with another id', withRun({ ...run.summary, id: 'elsewhere', name: 'precious' }, run.text)],
  ['a run with another id', withRun(run.summary, run.text.replace(run.summary.id, 'elsewhere'))],
  ['a run cut in two', withRun(run.summary, run.text.slice(0, run.text.length / 2))],
  ['a named line that is damaged', withRun({ ...run.summary, name: 'precious', statuses: '200' }, run.text)],
  ['a provider among others that is damaged', one('settings', 'own-providers')([{ id: 7 }, 'x'])],
  ['a salt that is none', one('settings', 'salt')('salt')],
  ['a current connection that is not there', one('settings', 'current')('gone')],
];

/** Sound records with one byte of each flipped, at a place that `seed` decides; never the same key twice. */
export function flippedStates(count: number, seed: number): readonly Planted[] {
  const random = randomFrom(seed);
  return Array.from({ length: count }, (_, at) => {
    const kind = at % 4;
    const id = `kept-${String(at).padStart(5, '0')}`;
    const { summary, text } = keptRecord(keptRunAt(at, atMs - at));
    if (kind === 0) return [{ store: 'connections', key: id, value: flipped({ ...connection, order: at }, random) }];
    if (kind === 1) return [{ store: 'workspaces', key: id, value: flipped({ ...workspace, order: at }, random) }];
    if (kind === 2)
      return [
        { store: 'runs', key: id, value: flipped(summary, random) },
        { store: 'bodies', key: id, value: text },
      ];
    return [
      { store: 'runs', key: id, value: summary },
      { store: 'bodies', key: id, value: flippedText(text, random) },
    ];
  }).flat();
}

/** A record whose JSON has a flipped byte; where that is no JSON any more, the text itself. */
function flipped(record: unknown, random: () => number): unknown {
  const text = flippedText(JSON.stringify(record), random);
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function flippedText(text: string, random: () => number): string {
  const bytes = new TextEncoder().encode(text);
  const at = Math.floor(random() * bytes.length);
  bytes[at] = (bytes[at] ?? 0) ^ (1 << Math.floor(random() * 8));
  return new TextDecoder().decode(bytes);
}
