import type { Page } from '@playwright/test';
import { expect, test } from '../support/journey.ts';
import { jsonAnswer, recordingServer, type RecordingServer } from '../support/recording-server.ts';
import { workbench } from '../support/workbench.ts';

const id = 'machine';
const secret = 'a+b!c%d';

/** A server that knows one client, by Basic alone; `reads` is what it does to each half of the credentials. */
function basicServer(reads: (text: string) => string): Promise<RecordingServer> {
  return recordingServer((request) => {
    const credentials = /\r\nauthorization: Basic ([^\r]+)/i.exec(request)?.[1] ?? '';
    const [, first = '', second = ''] = /^([^:]*):(.*)$/s.exec(Buffer.from(credentials, 'base64').toString()) ?? [];
    const isKnown = reads(first) === id && reads(second) === secret;
    return isKnown
      ? jsonAnswer('200 OK', { access_token: 'opaque-token-0123456789', token_type: 'Bearer', expires_in: 60 })
      : jsonAnswer('401 Unauthorized', { error: 'invalid_client' }, 'WWW-Authenticate: Basic realm="as"\r\n');
  });
}

const decoding = (text: string): string => decodeURIComponent(text.replaceAll('+', ' '));
const verbatim = (text: string): string => text;

function rows(page: Page): Promise<readonly (readonly string[])[]> {
  return page
    .getByRole('table', { name: 'What each authentication brought' })
    .locator('tbody tr')
    .evaluateAll((each) => each.map((row) => [...row.children].slice(0, 3).map((cell) => cell.textContent.trim())));
}

test('a server that does not decode is found to want the raw form, and the table says so', async ({ page }) => {
  const at = workbench(page);
  const server = await basicServer(verbatim);
  await page.goto('/');
  await at.fill(`${server.origin}/token`, id, secret, 'read');
  await at.press('Which authentication works?');
  await expect(at.tokenRequest).toContainText('Sends up to 4 requests, one at a time');
  expect(server.requests).toEqual([]);

  await at.press('Try one after the other');
  await expect(at.tokenRequest).toContainText('Basic, raw works: the server issued a token.');
  expect(await rows(page)).toEqual([
    ['Basic, compatible', '401', 'invalid_client'],
    ['Basic, form-encoded', '401', 'invalid_client'],
    ['Basic, raw', '200', 'none: a token'],
    ['In the body', 'not tried'],
  ]);
  expect(server.requests).toHaveLength(3);
  expect(new Set(server.requests.map((request) => request.split('\r\n\r\n')[1]))).toEqual(
    new Set(['grant_type=client_credentials&scope=read']),
  );

  await at.press('Basic, form-encoded');
  await expect(at.rawResponse).toContainText('HTTP/1.1 401 Unauthorized');
  await at.press('Use this one');
  await expect(page.getByRole('combobox', { name: 'Basic encoding' })).toHaveValue('raw');
  expect(server.requests).toHaveLength(3);
  await at.press('Get token');
  await expect(at.accessToken).toHaveValue('opaque-token-0123456789');
  await server.close();
});

test('a server that decodes takes the first form, so one request is enough', async ({ page }) => {
  const at = workbench(page);
  const server = await basicServer(decoding);
  await page.goto('/');
  await at.fill(`${server.origin}/token`, id, secret);
  await at.press('Which authentication works?');
  await at.press('Try one after the other');
  await expect(at.tokenRequest).toContainText('Basic, compatible works');
  await expect(at.tokenRequest).toContainText('Basic, compatible is what is chosen above.');
  expect(server.requests).toHaveLength(1);
  await server.close();
});

test('the other form is one press away after a refusal', async ({ page }) => {
  const at = workbench(page);
  const server = await basicServer(verbatim);
  await page.goto('/');
  await at.fill(`${server.origin}/token`, id, secret);
  await at.press('Get token');
  await expect(at.findings.getByRole('listitem').first()).toHaveAttribute('data-finding', 'basic-encoding-suspect');
  await at.press('Try the other form');
  await expect(at.accessToken).toHaveValue('opaque-token-0123456789');
  expect(server.requests).toHaveLength(2);
  await server.close();
});

test('a wrong secret is refused in every form, and then the form is not to blame', async ({ page }) => {
  const at = workbench(page);
  await page.goto('/');
  await at.press('Use the playground');
  await at.clientSecret.fill('wr0ng+secret!');
  await at.press('Get token');
  await at.press('Find out which one works');
  await expect(page.getByRole('button', { name: 'Which authentication works?' })).toBeFocused();
  await at.press('Try one after the other');
  await expect(at.tokenRequest).toContainText('All of them were refused. So it is not the form');
  expect((await rows(page)).map(([form, status]) => [form, status])).toEqual([
    ['Basic, compatible', '401'],
    ['Basic, form-encoded', '401'],
    ['Basic, raw', '401'],
    ['In the body', '401'],
  ]);
});
