import { axeOn } from '../support/axe.ts';
import { expect, test } from '../support/journey.ts';
import { selfSigned } from '../support/certificates.ts';
import { jsonAnswer, recordingServer } from '../support/recording-server.ts';
import { schemes } from '../support/schemes.ts';
import { workbench } from '../support/workbench.ts';

const issued = jsonAnswer('200 OK', { access_token: 'opaque-token-0123456789', token_type: 'Bearer', expires_in: 60 });
const portOf = (origin: string) => new URL(origin).port;

test('connect-to reaches the playground under a made-up name, and each place says so', async ({ page, product }) => {
  const at = workbench(page);
  const port = portOf(product.playground?.httpOrigin ?? '');
  await page.goto('/');
  await at.fill('http://as.example.test/oauth/v2/oauth-token', 'server', 'Secr3t!', 'read');
  await at.press('Get token');
  await expect(at.finding('name-is-reserved')).toBeVisible();

  await at.tokenRequest.getByText('Ways to the server').click();
  await page.getByRole('textbox', { name: 'Connect to', exact: true }).fill(`127.0.0.1:${port}`);
  await expect(at.tokenRequest).toContainText(`Connects to 127.0.0.1:${port} instead of as.example.test.`);
  await at.press('Get token');
  await expect(at.accessToken).not.toHaveValue('');
  await expect(at.exchange).toContainText('another way to the server');
  await expect(at.rawRequest).toContainText('Host: as.example.test');
  await page.getByRole('tab', { name: 'Connection' }).click();
  await expect(at.exchange).toContainText(`127.0.0.1, port ${port}, as you chose instead of as.example.test`);

  await at.press('Go by the URL again');
  await page.getByText('Renewal and clocks').click();
  await expect(at.token).toContainText('Changed since: Connect to.');
});

test('TLS asks for the other name, and the certificate still has to be for the URL’s', async ({ page }) => {
  const at = workbench(page);
  const names: string[] = [];
  const certificate = selfSigned({ dnsNames: ['inner.example.test'] });
  const server = await recordingServer(() => issued, {
    ...certificate,
    SNICallback: (name, done) => {
      names.push(name);
      done(null);
    },
  });
  await page.goto('/');
  await at.fill('https://as.example.test/token', 'machine', 'hunter-2-secret');
  await at.tokenRequest.getByText('Ways to the server').click();
  await page.getByRole('textbox', { name: 'Connect to', exact: true }).fill(`127.0.0.1:${portOf(server.origin)}`);
  await page.getByRole('textbox', { name: 'TLS server name', exact: true }).fill('inner.example.test');
  await at.press('Get token');
  await expect(at.finding('detour-taken')).toContainText('to ask for inner.example.test in TLS');
  expect(server.requests).toEqual([]);
  await at.press('Trust this certificate');
  await expect(at.accessToken).toHaveValue('opaque-token-0123456789');
  expect(names).toEqual(['inner.example.test', 'inner.example.test']);
  await page.getByRole('tab', { name: 'Connection' }).click();
  await expect(at.exchange).toContainText('inner.example.test (asked for in TLS, SNI)');
  await server.close();
});

test('a place where nobody listens is named, with the field that it was chosen in', async ({ page }) => {
  const at = workbench(page);
  const gone = await recordingServer(() => undefined);
  await gone.close();
  await page.goto('/');
  await at.fill('https://as.example.test/token', 'machine', 'hunter-2-secret');
  await at.press('Paste curl');
  await page.keyboard.insertText(
    `curl https://as.example.test/token -u id:secret -d grant_type=client_credentials --connect-to as.example.test:443:127.0.0.1:${portOf(gone.origin)}`,
  );
  await expect(page.getByRole('group', { name: 'Paste curl' })).toContainText(
    `127.0.0.1:${portOf(gone.origin)} instead of as.example.test:443`,
  );
  await at.press('Fill in');
  await at.press('Get token');
  await expect(at.finding('detour-refused')).toContainText(
    `You chose to connect to 127.0.0.1:${portOf(gone.origin)} instead of as.example.test.`,
  );
});

test('what cannot be read stops the request at its field, and from the browser nothing goes another way', async ({
  page,
}) => {
  const at = workbench(page);
  const server = await recordingServer(() => issued);
  await page.goto('/');
  await at.fill(`${server.origin}/token`, 'machine', 'hunter-2-secret');
  await at.tokenRequest.getByText('Ways to the server').click();
  const field = page.getByRole('textbox', { name: 'Connect to', exact: true });
  await field.fill('https://staging.example');
  await at.press('Get token');
  await expect(field).toBeFocused();
  await expect(at.finding('request-refused')).toContainText('Only host and port go here');

  await field.fill('127.0.0.1');
  await at.choose('Browser');
  await at.press('Get token');
  await expect(at.finding('way-needs-proxy')).toBeVisible();
  expect(server.requests).toEqual([]);
  await server.close();
});

for (const colorScheme of schemes) {
  test.describe(`in ${colorScheme}`, () => {
    test.use({ colorScheme });

    test('axe finds nothing in the ways and in a review that asks for agreement', async ({ page }) => {
      const at = workbench(page);
      await page.goto('/');
      await at.fill('https://as.example.test/token', 'machine', 'hunter-2-secret');
      await page.getByRole('textbox', { name: 'API URL' }).fill('https://api.example.test/hello');
      await at.tokenRequest.getByText('Ways to the server').click();
      await page.getByRole('textbox', { name: 'Connect to', exact: true }).fill('127.0.0.1:8443');
      await page.getByRole('textbox', { name: 'Connect to for the API' }).fill('a b');
      await at.press('Paste curl');
      await page.keyboard.insertText(
        'curl https://as.example.test/token -d client_id=a -d grant_type=client_credentials --cert a.p12:x --cert-type P12 -x http://proxy:1 --resolve as.example.test:443:127.0.0.1',
      );
      await expect(page.getByRole('checkbox', { name: /^Fill in without/ })).toBeVisible();
      const { violations } = await (await axeOn(page)).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
    });
  });
}
