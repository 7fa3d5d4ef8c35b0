import type { Page } from '@playwright/test';
import { type FaultId, playgroundFault, playgroundFaults } from '#core/contract/playground-faults.ts';
import { playgroundPaths } from '#core/contract/playground-paths.ts';
import { expect, test } from '../support/journey.ts';
import { askRaw, type RawAnswer } from '../support/raw-https.ts';
import { workbench } from '../support/workbench.ts';

const isLong = process.env['GRANTSCOPE_LONG'] === '1';

test.describe.configure({ timeout: 180_000 });
test.use({ expectedConsoleErrors: /CORS policy|Failed to load resource/ });

type Seen = {
  readonly id: FaultId;
  readonly client?: string;
  /** What the bytes of the answer are like. */
  readonly wire: RegExp;
  /** What the page says of it; undefined: it is nothing to be said at this answer. */
  readonly finding?: string;
  readonly basicEncoding?: 'form';
  /** What else shows the fault in the bytes. */
  readonly proves?: (there: { readonly wire: RawAnswer; readonly shown: string; readonly origin: string }) => unknown;
};

const tokenOf = (answer: string): string => /"access_token":"([\w.-]+)/.exec(answer)?.[1] ?? '';
const jsonOf = (base64 = ''): unknown => JSON.parse(Buffer.from(base64, 'base64url').toString());
const keysBelow = async (origin: string, id: FaultId): Promise<string> => {
  const path = `/faults/${id}${playgroundPaths.jwks}`;
  return (await askRaw(origin, `GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`)).text;
};

/** Faults of a token answer: the page shows the bytes that anybody gets for the bytes that it has sent. */
const ofAnswers: readonly Seen[] = [
  { id: 'expires-in-string', wire: /"expires_in":"299"/, finding: 'expires-in-text' },
  { id: 'expires-in-missing', wire: /^(?![^]*expires_in)[^]*access_token/, finding: 'lifetime-unknown' },
  { id: 'token-type-lower-case', wire: /"token_type":"bearer"/ },
  { id: 'ok-with-error', wire: /^HTTP\/1\.1 200 [^]*"error":"/, finding: 'error-with-success-status' },
  { id: 'html-503', wire: /^HTTP\/1\.1 503 [^]*Retry-After: 30\r\n[^]*<html>/, finding: 'unavailable' },
  { id: 'form-encoded', wire: /\r\n\r\naccess_token=[^&]+&token_type=bearer/, finding: 'form-encoded-answer' },
  { id: 'redirect-302', wire: /^HTTP\/1\.1 302 [^]*\r\nLocation: https:/, finding: 'redirected' },
  { id: 'redirect-307', wire: /^HTTP\/1\.1 307 [^]*\r\nLocation: https:/, finding: 'redirected' },
  {
    id: 'wrong-aud',
    client: 'jwt-server',
    wire: /"access_token":"ey/,
    proves: ({ wire }) => expect(jsonOf(tokenOf(wire.text).split('.')[1])).toMatchObject({ aud: 'account' }),
  },
  {
    id: 'clock-off',
    client: 'jwt-server',
    wire: /\r\nDate: /,
    finding: 'clock-skew',
    proves: ({ wire }) => {
      const aheadMs = Date.parse(/^Date: (.*)\r$/m.exec(wire.text)?.[1] ?? '') - Date.now();
      expect(Math.abs(aheadMs - 600_000)).toBeLessThan(30_000);
    },
  },
  {
    id: 'key-rotated',
    client: 'jwt-server',
    wire: /"access_token":"ey/,
    proves: async ({ wire, origin }) => {
      const { kid } = jsonOf(tokenOf(wire.text).split('.')[0]) as { readonly kid: string };
      expect(await keysBelow(origin, 'key-rotated')).not.toContain(kid);
    },
  },
  {
    id: 'same-token',
    wire: /"access_token":"/,
    proves: ({ wire, shown }) => expect(tokenOf(wire.text)).toBe(tokenOf(shown)),
  },
  { id: 'basic-not-decoded', wire: /^HTTP\/1\.1 401 [^]*invalid_client/, basicEncoding: 'form' },
  { id: 'dpop-nonce', wire: /^HTTP\/1\.1 400 [^]*"error":"/ },
  {
    id: 'slow-drip',
    wire: /^HTTP\/1\.1 200 [^]*\}$/,
    proves: ({ wire }) => expect(wire.pieces).toBeGreaterThan(10),
  },
  { id: 'truncated-body', wire: /"access_token":"[^}]*$/, finding: 'truncated-body' },
];
const ofBrowsers: readonly FaultId[] = ['no-cors', 'preflight-refused'];
const ofCertificates = [
  { id: 'expired-certificate', finding: 'certificate-expired' },
  { id: 'wrong-name-certificate', finding: 'certificate-self-signed-for-another' },
] as const;
const ofSizes: readonly FaultId[] = ['oversized-body'];

test('each fault has its comparison with the wire', () => {
  const compared = [...ofAnswers, ...ofCertificates].map(({ id }): FaultId => id);
  const all = playgroundFaults.map(({ id }): FaultId => id);
  expect([...compared, ...ofBrowsers, ...ofSizes].sort()).toEqual(all.sort());
});

async function atTheFault(page: Page, id: FaultId, client = 'server') {
  const at = workbench(page);
  await page.goto('/');
  await at.press('Use the playground');
  await page.getByRole('combobox', { name: 'Playground client' }).selectOption(client);
  const panel = page.getByRole('region', { name: 'Playground', exact: true });
  await panel.getByRole('heading', { name: 'Faults' }).click();
  await panel.getByRole('checkbox', { name: playgroundFault(id).name, exact: true }).check();
  return at;
}

/** Without what is another for each answer: dates, tokens, and the seconds that are left. */
function comparable(answer: string): string {
  return answer
    .replace(/^Date: .*$/m, 'Date: …')
    .replace(/("?access_token"?[:=]"?)[\w.-]+/, '$1…')
    .replace(/"expires_in":\d+/, '"expires_in":…')
    .replace(/^Content-Length: \d+$/m, 'Content-Length: …');
}

test.describe('on the wire', () => {
  test.skip(!isLong, 'GRANTSCOPE_LONG=1 compares each fault.');

  for (const { id, client, wire, finding, basicEncoding, proves } of ofAnswers) {
    test(`${id}: the page shows the answer that anybody gets for the bytes that it has sent`, async ({ page }) => {
      const at = await atTheFault(page, id, client);
      if (basicEncoding !== undefined)
        await page.getByRole('combobox', { name: 'Basic encoding' }).selectOption(basicEncoding);
      await at.press('Get token');
      // A slow answer is there once it has ended.
      await expect(page.getByRole('button', { name: 'Cancel', exact: true })).toHaveCount(0, { timeout: 60_000 });
      await at.press('Reveal secrets');
      const sent = (await at.rawRequest.textContent()) ?? '';
      expect(sent).toMatch(new RegExp(`^POST /faults/${id}[^/]*/oauth/v2/oauth-token HTTP/1\\.1\r\n`));
      const shown = (await at.rawResponse.textContent()) ?? '';
      const { origin } = new URL(await at.tokenEndpoint.inputValue());
      const answer = await askRaw(origin, sent);
      expect(answer.text).toMatch(wire);
      expect(comparable(shown)).toBe(comparable(answer.text));
      await proves?.({ wire: answer, shown, origin });
      if (finding !== undefined) await expect(at.finding(finding).first()).toBeVisible();
    });
  }

  for (const { id, finding } of ofCertificates) {
    test(`${id}: the certificate that is shown is the one of that port`, async ({ page }) => {
      const at = await atTheFault(page, id);
      await at.press('Get token');
      await expect(at.finding(finding)).toBeVisible();
      const { origin } = new URL(await at.tokenEndpoint.inputValue());
      const { subject, validTo } = await askRaw(origin, 'GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n');
      await at.exchange.getByRole('tab', { name: 'Connection' }).click();
      await expect(at.exchange).toContainText(subject);
      expect(Date.parse(validTo) < Date.now()).toBe(id === 'expired-certificate');
    });
  }

  test('oversized-body: the page keeps what its limit lets in, says so, and it is the beginning of what comes', async ({
    page,
  }) => {
    const at = await atTheFault(page, 'oversized-body');
    await at.press('Get token');
    await expect(at.rawResponse).toHaveAttribute('data-raw', 'partial');
    await at.press('Reveal secrets');
    const sent = (await at.rawRequest.textContent()) ?? '';
    const { text } = await askRaw(new URL(await at.tokenEndpoint.inputValue()).origin, sent);
    expect(text.length).toBeGreaterThan(2_097_152);
    const beginning = ((await at.rawResponse.textContent()) ?? '').slice(0, 20_000);
    expect(comparable(text).startsWith(comparable(beginning))).toBe(true);
  });

  test('no-cors, preflight-refused: no answer of the server has what the browser wants', async ({ page, product }) => {
    const origin = product.playground?.httpsOrigin ?? '';
    const preflight = (id: FaultId) =>
      `OPTIONS /faults/${id}/oauth/v2/oauth-token HTTP/1.1\r\nHost: x\r\nConnection: close\r\n` +
      `Origin: ${product.origin}\r\nAccess-Control-Request-Method: POST\r\n\r\n`;
    for (const [id, status] of [
      ['no-cors', 204],
      ['preflight-refused', 403],
    ] as const) {
      const at = await atTheFault(page, id);
      await at.press('Send through the browser, over http');
      await at.press('Get token');
      await expect(at.exchange.getByRole('button', { name: 'Find out why' })).toBeVisible();
      const { text } = await askRaw(origin, preflight(id));
      expect(text).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
      expect(text.toLowerCase()).not.toContain('access-control-allow-origin');
    }
  });
});

test('what is not about the token meets its fault too: metadata of a server behind a load balancer', async ({
  page,
}) => {
  const at = await atTheFault(page, 'html-503');
  await page.getByText('Find the endpoint by its issuer').click();
  await page
    .getByRole('textbox', { name: 'Issuer' })
    .fill((await at.tokenEndpoint.inputValue()).replace(/\/oauth\/.*$/, ''));
  await at.press('Discover');
  const metadata = at.lookups.getByRole('region', { name: /Metadata/ }).first();
  await expect(metadata.locator('pre[data-raw]').last()).toContainText('503 Service Temporarily Unavailable');
  await expect(at.lookups.locator('[data-finding]').or(page.locator('[data-finding]')).first()).toBeVisible();
});
