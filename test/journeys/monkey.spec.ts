import type { Page } from '@playwright/test';
import type { RunSummary } from '#core/keeping/kept-run.ts';
import { connections } from '../support/connections.ts';
import { expect, test } from '../support/journey.ts';
import { type Done, releaseMonkey } from '../support/monkey.ts';
import { readDatabase } from '../support/page-database.ts';
import { randomFrom } from '../support/random-from.ts';
import { jsonAnswer, type RecordingServer, recordingServer } from '../support/recording-server.ts';
import { workbench } from '../support/workbench.ts';

const pages = process.env['GRANTSCOPE_LONG'] === '1' ? 50 : 1;
const sequences = process.env['GRANTSCOPE_LONG'] === '1' ? 20 : 8;
const steps = 12;
const longestDelayMs = 150;
const names = ['by-proxy', 'by-browser'] as const;
type Name = (typeof names)[number];
type Ids = Readonly<Record<Name, string>>;

// A trace of all these steps would take longer than the steps; a failure names what was done.
test.use({ trace: 'off' });

for (let seed = 1; seed <= pages; seed++) {
  test(`${sequences} sequences of presses and aborts: what is sent was pressed, and the newest is shown (F30, ${seed} of ${pages})`, async ({
    page,
  }) => {
    test.setTimeout(300_000);
    const random = randomFrom(seed);
    const server = await lateServer(randomFrom(-seed));
    const ids = await twoConnections(page, server.origin);
    let marks = 0;
    const newMark = () => `m${++marks}`;
    for (let sequence = 1; sequence <= sequences; sequence++) {
      const trail: string[] = [];
      for (let step = 0; step < steps; step++) trail.push(await doSomething(page, random, server.origin, newMark));
      await test.step(`sequence ${sequence}: ${trail.join(', ')}`, () => checkAll(page, ids, server.requests));
    }
    await server.close();
  });
}

/** It takes its time, now and then none at all, and says again what it was asked. */
async function lateServer(random: () => number): Promise<RecordingServer> {
  // Each request on a connection of its own: a browser that finds a kept one closed sends its request again.
  const headers =
    'Connection: close\r\nAccess-Control-Allow-Origin: *\r\nAccess-Control-Allow-Headers: Authorization, Content-Type\r\nAccess-Control-Max-Age: 600\r\n';
  let answers = 0;
  return recordingServer((request) => {
    if (request.startsWith('OPTIONS')) return `HTTP/1.1 204 No Content\r\n${headers}\r\n`;
    const { mark } = readRequest(request);
    const token = { access_token: `token-of-${mark}-${++answers}`, token_type: 'Bearer', expires_in: 3600, mark };
    const bytes = jsonAnswer('200 OK', request.startsWith('POST') ? token : { mark }, headers);
    const delayMs = Math.max(0, random() * 1.25 - 0.25) * longestDelayMs;
    return new Promise((resolve) => setTimeout(resolve, delayMs, bytes));
  });
}

function readRequest(request: string) {
  const [, name = '', kind = '', atEnd = ''] = /^\S+ \/([^/]+)\/([^/ ]+)(?:\/(\S+))? /.exec(request) ?? [];
  const [, scheme = '', credentials = ''] = /^authorization: (\S+) (.*)\r$/im.exec(request) ?? [];
  const form = new URLSearchParams(request.slice(request.indexOf('\r\n\r\n') + 4));
  const mark = kind === 'token' ? (form.get('scope') ?? '') : atEnd;
  return { name, kind, mark, credentials: scheme === 'Basic' ? atob(credentials) : credentials };
}

/** One connection for each way, each with a token in hand. */
async function twoConnections(page: Page, origin: string): Promise<Ids> {
  const at = workbench(page);
  const list = connections(page);
  await page.goto('/');
  await list.rename('New connection', names[0]);
  await list.add(names[1]);
  await releaseMonkey(page);
  const ids = { 'by-proxy': '', 'by-browser': '' };
  for (const name of names) {
    await list.stop(name).click();
    await at.fill(`${origin}/${name}/token`, name, 'secret', `first-of-${name}`);
    await at.choose(name === 'by-proxy' ? 'Proxy' : 'Browser');
    await at.press('Get token');
    await expect(at.accessToken).toHaveValue(/^token-of/);
    ids[name] = (await list.current.getAttribute('data-switched-to')) ?? '';
  }
  return ids;
}

/** One step at random. What is pressed has just been typed, so that each press can be told from all the others. */
async function doSomething(page: Page, random: () => number, origin: string, newMark: () => string): Promise<string> {
  const mark = newMark();
  const name = names[Math.floor(random() * 2)] ?? names[0];
  const press = (button: string) => page.evaluate((text) => monkey.press(text), button);
  const type = (label: string, text: string) =>
    page.evaluate((what) => monkey.type(what.label, what.text), { label, text });
  const things: Readonly<Record<string, () => Promise<void>>> = {
    'Get token': async () => {
      await type('Scope', mark);
      await press('Get token');
    },
    'Enter twice': async () => {
      await type('Scope', mark);
      await workbench(page).clientId.focus();
      for (let time = 0; time < 2; time++) await page.keyboard.press('Enter');
    },
    'Send request': async () => {
      await type('API URL', `${origin}/api-of/api/${mark}`);
      await press('Send request');
    },
    Cancel: () => press('Cancel'),
    Stop: () => press('Stop'),
    edit: async () => {
      await type('Scope', `edited-${mark}`);
      await type('API URL', `${origin}/api-of/api/edited-${mark}`);
    },
    paste: () => page.evaluate((text) => monkey.paste(text), `pasted-${mark}`),
    [`switch to ${name}`]: () => press(`Switch to ${name}`),
  };
  const [thing, act] = Object.entries(things)[Math.floor(random() * Object.keys(things).length)] ?? [];
  await act?.();
  return `${thing} (${mark})`;
}

async function checkAll(page: Page, ids: Ids, requests: readonly string[]): Promise<void> {
  const at = workbench(page);
  for (const name of names) {
    await connections(page).stop(name).click();
    for (const button of ['Cancel', 'Stop'])
      await expect(page.getByRole('button', { name: button, exact: true })).toHaveCount(0);
  }
  const done = await page.evaluate(() => monkey.done);
  const sends = done.filter((each) => each.kind !== 'pasted');

  await checkHistory(page, ids, done);
  const runs = await readRuns(page);
  expect(runs.filter(({ outcome }) => outcome === 'failure')).toEqual([]);

  // Every request was pressed for, and every press reached the server, but for those that were called back.
  const reached = requests.filter((request) => !request.startsWith('OPTIONS')).map(readRequest);
  const left = sends.map(({ kind, mark }) => `${kind} ${mark}`);
  for (const { kind, name, mark, credentials } of reached) {
    const place = left.indexOf(`${kind} ${mark}`);
    expect(place, `pressed once for each request: ${kind} ${mark}`).not.toBe(-1);
    left.splice(place, 1);
    if (kind === 'token') expect(credentials).toBe(`${name}:secret`);
    else expect(sends.filter((send) => send.mark === mark).map(({ token }) => token)).toContain(credentials);
  }
  const calledBack = runs.filter(isCalledBack).map((run) => `${run.kind} ${markOf(run)}`);
  expect(
    left.filter((each) => !calledBack.includes(each)),
    'sent, and never seen by the server',
  ).toEqual([]);

  for (const name of names) {
    await connections(page).stop(name).click();
    const own = done.filter(({ connection }) => connection === ids[name]);
    const answered = runs.filter((run) => run.connectionId === ids[name] && !isCalledBack(run));
    const newest = (kind: 'token' | 'api') =>
      own.findLast(
        (each) => each.kind === kind && answered.some((run) => run.kind === kind && markOf(run) === each.mark),
      );
    const asked = newest('token');
    const issued = own.findLast(
      ({ kind, ...each }) =>
        kind === 'token' &&
        'mark' in each &&
        answered.some((run) => run.outcome === 'success' && markOf(run) === each.mark),
    );
    const called = newest('api');
    await expect(at.rawRequest).toContainText(new RegExp(`scope=${markIn(asked)}\\b`));
    await expect(at.rawResponse).toContainText(`"${markIn(asked)}"`);
    await expect(at.accessToken).toHaveValue(tokenInHand(own, issued));
    if (called === undefined) await expect(at.apiResponse).toHaveCount(0);
    else await expect(at.apiRequest).toContainText(new RegExp(`/${markIn(called)}\\b`));
    const isWhole = answered.some((run) => run.outcome === 'success' && markOf(run) === markIn(called));
    if (isWhole) await expect(at.apiResponse).toContainText(`"${markIn(called)}"`);
  }
}

/** The history has exactly the runs. */
async function checkHistory(page: Page, ids: Ids, done: readonly Done[]): Promise<void> {
  const sent = done.filter(({ kind }) => kind !== 'pasted').map(lineOf);
  const kept = async () => (await readRuns(page)).filter(({ kind }) => kind !== 'pasted').map(lineOfRun);
  await expect.poll(async () => (await kept()).sort(), { message: 'sent, and in the history' }).toEqual(sent.sort());
  for (const id of Object.values(ids)) {
    const pasted = done.filter((each) => each.kind === 'pasted' && each.connection === id && each.isNewRun).length;
    const own = async () => (await readRuns(page)).filter(({ connectionId }) => connectionId === id);
    const keptPasted = async () => (await own()).filter(({ kind }) => kind === 'pasted').length;
    await expect.poll(keptPasted, { message: 'pasted, and in the history' }).toBe(pasted);
  }
}

/** The one that was pasted, unless an answer came after it. */
function tokenInHand(own: readonly Done[], asked: Done | undefined): RegExp {
  const pasted = own.findLast((each) => each.kind === 'pasted');
  const since = own.slice(own.findLastIndex((each) => each === pasted) + 1);
  const askedBefore = own
    .slice(
      0,
      own.findLastIndex((each) => each === pasted),
    )
    .findLast(({ kind }) => kind === 'token');
  const isOlder =
    asked !== undefined && (since.includes(asked) || (pasted?.isAsking === true && askedBefore === asked));
  return pasted === undefined || isOlder
    ? new RegExp(`^token-of-${asked?.kind === 'token' ? asked.mark : ''}-\\d+$`)
    : new RegExp(`^${pasted.text}$`);
}

async function readRuns(page: Page): Promise<readonly RunSummary[]> {
  const records = await readDatabase(page);
  return records.filter(({ store }) => store === 'runs').map(({ value }) => value as RunSummary);
}

function markIn(done: Done | undefined): string {
  return done === undefined || done.kind === 'pasted' ? '' : done.mark;
}

function lineOf(done: Done): string {
  return [done.connection, done.kind, done.kind === 'pasted' ? '' : done.mark].join(' ');
}

function lineOfRun(run: RunSummary): string {
  return [run.connectionId, run.kind, markOf(run)].join(' ');
}

function markOf({ kind, scope, path }: RunSummary): string {
  if (kind === 'pasted') return '';
  return kind === 'token' ? scope : (path.split('/').at(-1) ?? '');
}

/** Called back before it came to anything: what was on screen stays. Of a call half an answer is shown as well. */
function isCalledBack({ kind, outcome, statuses }: RunSummary): boolean {
  return outcome === 'cancelled' && (kind === 'token' || statuses.length === 0);
}
