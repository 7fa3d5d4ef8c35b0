import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readLink } from '#core/sharing/links/read-link.ts';
import { type HostileLink, hostileLinks, planted } from './hostile-links.ts';
import { linkOf, linkOfRecord, shared } from './made-links.ts';

const isLong = process.env['GRANTSCOPE_LONG'] === '1';
const prototype = JSON.stringify(Object.getOwnPropertyNames(Object.prototype));

function expectUntouchedPrototypes(): void {
  expect(JSON.stringify(Object.getOwnPropertyNames(Object.prototype))).toBe(prototype);
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
}

async function judge({ fragment, opens }: HostileLink): Promise<void> {
  const startedAt = performance.now();
  const read = await readLink(fragment);
  const tookMs = performance.now() - startedAt;
  if (isLong && !opens) expect(tookMs).toBeLessThan(50);
  expect(['connection', 'run', 'token'].includes(read.kind)).toBe(opens);
  expect(JSON.stringify(read)).not.toContain(planted);
  expectUntouchedPrototypes();
}

describe('a hostile link (F21)', () => {
  it('comes in two hundred kinds here, each of another text', () => {
    expect(new Set(hostileLinks.map(({ fragment }) => fragment)).size).toBeGreaterThanOrEqual(200);
  });

  it('is refused, or opened without what it may not bring', async () => {
    // The first one pays for what is loaded once.
    await readLink(linkOfRecord({ kind: 'connection', connection: shared }));
    for (const link of hostileLinks)
      await judge(link).catch((error: unknown) => {
        throw new Error(`${link.name}: ${String(error)}`, { cause: error });
      });
  });

  it('that sets what no link may is opened with the words that it tried', async () => {
    const tried = hostileLinks.filter(({ name }) => name.endsWith(' in a connection'));
    const silent: string[] = [];
    for (const { name, fragment } of tried) {
      const read = await readLink(fragment);
      if (!('neverTaken' in read) || read.neverTaken.length === 0) silent.push(name);
    }
    expect(silent).toEqual([]);
  });

  it('names each kind of setting once, whatever it is called', async () => {
    const connection = {
      clientId: 'm',
      proxy: 1,
      way: 'proxy',
      detour: {},
      pins: [],
      client_secret: 'x',
      followRedirects: true,
    };
    expect(await readLink(linkOfRecord({ kind: 'connection', connection }))).toMatchObject({
      neverTaken: ['secrets', 'the way requests take', 'what is trusted', 'redirects'],
    });
  });
});

describe('ten thousand links of chance', () => {
  const numRuns = isLong ? 10_000 : 600;

  it('never throw, change no prototype, and bring nothing but what the form has a place for', async () => {
    const names = new Set(Object.keys(shared));
    await fc.assert(
      fc.asyncProperty(fragments(), async (fragment) => {
        const read = await readLink(fragment);
        if (read.kind === 'connection')
          expect(Object.keys(read.connection).filter((name) => !names.has(name))).toEqual([]);
        expectUntouchedPrototypes();
      }),
      { numRuns },
    );
  }, 120_000);
});

const keys = fc.oneof(
  fc.constantFrom('kind', 'connection', 'run', 'token', 'call', '__proto__', 'constructor', 'way', 'clientSecret'),
  fc.constantFrom(...Object.keys(shared)),
  fc.string({ maxLength: 12 }),
);
const anything = fc.letrec<{ tree: unknown }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 6 },
    fc.string({ maxLength: 30, unit: 'binary' }),
    fc.double(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('tree'), { maxLength: 5 }),
    fc.array(fc.tuple(keys, tie('tree')), { maxLength: 6 }).map((pairs) => Object.fromEntries(pairs)),
  ),
})).tree;

/** Texts of chance, records of chance, and a good link with a part of it changed. */
function fragments(): fc.Arbitrary<string> {
  const good = linkOfRecord({ kind: 'connection', connection: shared });
  const part = fc.record({ at: fc.nat(good.length), length: fc.nat(8), text: fc.string({ maxLength: 8 }) });
  return fc.oneof(
    fc.string({ maxLength: 200 }).map((text) => `#s=${text}`),
    fc
      .string({ maxLength: 200, unit: fc.constantFrom('A', 'B', 'a', '0', '9', '-', '_') })
      .map((text) => `#s=1.${text}`),
    fc.uint8Array({ maxLength: 200 }).map((bytes) => linkOf(bytes)),
    anything.map((record) => linkOfRecord(record ?? null)),
    anything.map((more) => linkOfRecord({ kind: 'connection', connection: { ...shared, ...spread(more) } })),
    part.map(({ at, length, text }) => good.slice(0, at) + text + good.slice(at + length)),
  );
}

function spread(value: unknown): object {
  return typeof value === 'object' && value !== null ? value : {};
}
