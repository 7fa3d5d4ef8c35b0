import { randomBytes } from 'node:crypto';
import type { BrowserContext, Page } from '@playwright/test';
import { expect, test } from '../support/journey.ts';
import { gotoEmptyDocument, readDatabase } from '../support/page-database.ts';
import { jsonAnswer, recordingServer } from '../support/recording-server.ts';
import { workbench } from '../support/workbench.ts';

/** Each way in which a browser's storage may fail, and how it comes to its senses again (F19). */
type Trouble = {
  readonly name: string;
  readonly begin: (page: Page, context: BrowserContext, origin: string) => Promise<() => Promise<void>>;
  readonly says: string;
  /** How many tokens are asked for; enough to fill what there is. */
  readonly tokens: number;
};

const troubles: readonly Trouble[] = [
  { name: 'refuses at once', begin: (page) => refuse(page, 'throw'), says: 'lets the page keep nothing', tokens: 3 },
  { name: 'refuses later', begin: (page) => refuse(page, 'event'), says: 'lets the page keep nothing', tokens: 3 },
  {
    name: 'does not answer',
    begin: (_, context, origin) => holdUpgrade(context, origin),
    says: 'storage does not answer',
    tokens: 3,
  },
  {
    name: 'is held open by an old tab',
    begin: (_, context, origin) => holdOldVersion(context, origin),
    says: 'storage does not answer',
    tokens: 3,
  },
  { name: 'has no room', begin: fill, says: 'no room left', tokens: 18 },
];

for (const { name, begin, says, tokens: wantedTokens } of troubles) {
  test(`storage that ${name}: every action completes, it is said, and all is kept in the end (F19)`, async ({
    page,
    context,
    product,
  }) => {
    test.setTimeout(100_000);
    const at = workbench(page);
    let tokens = 0;
    // It takes as much room on the disk as it is long.
    const padding = () => randomBytes(30_000).toString('hex');
    const server = await recordingServer((request) => {
      if (request.startsWith('POST /silent')) return undefined;
      if (request.startsWith('GET ')) return jsonAnswer('200 OK', { hello: 'world', padding: padding() });
      return jsonAnswer('200 OK', { access_token: `opaque-${++tokens}`, token_type: 'Bearer', padding: padding() });
    });
    const end = await begin(page, context, product.origin);
    await page.goto('/');

    await at.fill(`${server.origin}/token`, 'machine', 's3cret', 'typed in trouble');
    for (let wanted = 1; wanted <= wantedTokens; wanted++) {
      await at.press('Get token');
      await expect(at.accessToken, 'a token').toHaveValue(`opaque-${wanted}`);
    }
    await page.getByRole('textbox', { name: 'API URL' }).fill(`${server.origin}/api`);
    await at.callApi();
    await expect(at.apiCall, 'an API call').toContainText('200 OK');
    await at.tokenEndpoint.fill(`${server.origin}/silent`);
    await at.press('Get token');
    await at.press('Cancel');
    await expect(page.getByRole('button', { name: 'Cancel', exact: true }), 'a cancelled request').toHaveCount(0);
    await at.accessToken.fill('pasted-by-hand');
    await expect(at.accessToken, 'a token that was brought').toHaveValue('pasted-by-hand');
    await at.scope.fill('typed since');

    const history = page.getByRole('region', { name: 'History' });
    await expect(history, 'it is said').toContainText(says, { timeout: 30_000 });
    await expect(history.getByText('not kept', { exact: true }).first()).toBeVisible();
    await expect(at.scope).toHaveValue('typed since');

    await end();
    await expect(history.getByText('not kept', { exact: true })).toHaveCount(0, { timeout: 90_000 });
    await expect(history).not.toContainText(says);
    const runs = async () => (await readDatabase(page)).filter(({ store }) => store === 'runs').length;
    await expect
      .poll(runs, { message: 'tokens, a call, what was cancelled, what was pasted', timeout: 30_000 })
      .toBe(wantedTokens + 3);
    await expect
      .poll(async () => JSON.stringify(await readDatabase(page)), { message: 'what was typed', timeout: 90_000 })
      .toContain('typed since');
    await server.close();
  });
}

/** Opening is refused, as in a private window of some browsers. */
async function refuse(page: Page, how: 'throw' | 'event'): Promise<() => Promise<void>> {
  await page.addInitScript((way) => {
    const real: IDBFactory['open'] = Reflect.get(IDBFactory.prototype, 'open');
    Reflect.set(globalThis, 'allowStorage', () => (IDBFactory.prototype.open = real));
    IDBFactory.prototype.open = function open(name, version): IDBOpenDBRequest {
      if (way === 'throw') throw new DOMException('denied by the test', 'SecurityError');
      // Nothing can be opened with a version that the upgrade gives up.
      const request = real.call(this, `${name}-denied`, version);
      request.addEventListener('upgradeneeded', () => request.transaction?.abort());
      return request;
    };
  }, how);
  return () => page.evaluate(() => (globalThis as unknown as { allowStorage: () => void }).allowStorage());
}

/** Another tab is in the middle of an upgrade that does not end. */
async function holdUpgrade(context: BrowserContext, origin: string): Promise<() => Promise<void>> {
  const other = await context.newPage();
  await gotoEmptyDocument(other, origin);
  await other.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const opening = indexedDB.open('grantscope', 1);
        opening.addEventListener('upgradeneeded', () => {
          const store = opening.result.createObjectStore('typed');
          const goOn = (): void => store.get('x').addEventListener('success', goOn);
          goOn();
          resolve();
        });
      }),
  );
  return () => other.close();
}

/** A tab with the version before this one that does not close it when it is asked to. */
async function holdOldVersion(context: BrowserContext, origin: string): Promise<() => Promise<void>> {
  const other = await context.newPage();
  await gotoEmptyDocument(other, origin);
  await other.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const opening = indexedDB.open('grantscope', 1);
        opening.addEventListener('upgradeneeded', () => opening.result.createObjectStore('typed'));
        opening.addEventListener('success', () => resolve());
      }),
  );
  return () => other.close();
}

async function fill(page: Page, context: BrowserContext, origin: string): Promise<() => Promise<void>> {
  const session = await context.newCDPSession(page);
  await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1024 * 1024 });
  return async () => {
    await session.send('Storage.overrideQuotaForOrigin', { origin });
  };
}
