import { expect, test } from '../support/journey.ts';
import { selfSigned } from '../support/certificates.ts';
import { jsonAnswer, recordingServer } from '../support/recording-server.ts';
import { workbench } from '../support/workbench.ts';

const issued = jsonAnswer('200 OK', { access_token: 'opaque-token-0123456789', token_type: 'Bearer', expires_in: 60 });

test('an untrusted certificate stops the request; trusting it sends it', async ({ page }) => {
  const at = workbench(page);
  const server = await recordingServer(() => issued, selfSigned());
  await page.goto('/');
  await at.fill(`${server.origin}/token`, 'machine', 'hunter-2-secret');
  await at.press('Get token');

  await expect(at.finding('certificate-self-signed')).toContainText('No byte of the request was sent');
  await expect(at.exchange).toContainText('self-signed');
  expect(server.requests).toEqual([]);

  await at.press('Trust this certificate');
  await expect(at.accessToken).toHaveValue('opaque-token-0123456789');
  await expect(at.exchange).toContainText('certificate pinned');
  await at.press('Reveal secrets');
  expect(await at.rawRequest.textContent()).toBe(server.requests[0]);
  expect(await at.rawResponse.textContent()).toBe(issued);

  await page.reload();
  await at.clientSecret.fill('hunter-2-secret');
  await at.press('Get token');
  await expect(at.accessToken).toHaveValue('opaque-token-0123456789');
  await server.close();
});

test('without verification the token comes too, marked as such wherever it was used', async ({ page }) => {
  const at = workbench(page);
  const server = await recordingServer(() => issued, selfSigned());
  await page.goto('/');
  await at.fill(`${server.origin}/token`, 'machine', 'hunter-2-secret');
  await at.press('Get token');
  await at.press('Do not verify');

  await expect(at.accessToken).toHaveValue('opaque-token-0123456789');
  await expect(at.exchange).toContainText('certificate not verified');
  await expect(at.finding('certificate-not-verified')).toBeVisible();
  await server.close();
});

test.describe('from the browser', () => {
  test.use({ expectedConsoleErrors: /CORS policy|Failed to load resource/ });

  test('a refusal by CORS is explained honestly, and the proxy shows what happened', async ({ page }) => {
    const at = workbench(page);
    const server = await recordingServer(() => issued);
    await page.goto('/');
    await at.fill(`${server.origin}/token`, 'machine', 'hunter-2-secret');
    await at.choose('Browser');
    await at.press('Get token');

    await expect(at.finding('browser-hides-reason')).toContainText('does not allow this page’s origin');
    await at.press('Try through the proxy');
    await expect(at.accessToken).toHaveValue('opaque-token-0123456789');
    await at.press('Reveal secrets');
    expect(await at.rawRequest.textContent()).toBe(server.requests.at(-1));
    await server.close();
  });
});

test('what the browser hides is said where a server allows the page', async ({ page, product }) => {
  const at = workbench(page);
  await page.goto('/');
  await at.fill(`${product.playground?.httpOrigin}/oauth/v2/oauth-token`, 'server', 'Secr3t!', 'read');
  await at.choose('Browser');
  await at.press('Get token');

  await expect(at.timeLeft).toHaveText(/^4:5\d$/);
  await expect(at.rawRequest).toHaveAttribute('data-raw', 'gathered');
  await expect(at.exchange).toContainText('it adds Host, Origin, User-Agent');
});

test('cancelling closes the connection and leaves everything as it was', async ({ page }) => {
  const at = workbench(page);
  const server = await recordingServer(() => undefined);
  await page.goto('/');
  await at.fill(`${server.origin}/token`, 'machine', 'hunter-2-secret');
  await at.press('Get token');
  await expect.poll(() => server.requests.length).toBe(1);
  // A second press while the first is under way sends nothing.
  await at.tokenRequest.getByRole('button', { name: 'Get token' }).click({ force: true });
  await at.press('Cancel');

  await expect(at.tokenRequest).toContainText('Cancelled after');
  await expect.poll(() => server.openSockets()).toBe(0);
  expect(server.requests.length).toBe(1);
  await expect(at.clientSecret).toHaveValue('hunter-2-secret');
  await server.close();
});

test('a dead host, a web page and a body that is no text end in sentences', async ({ page }) => {
  const at = workbench(page);
  const server = await recordingServer((request) =>
    request.startsWith('POST /page')
      ? 'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html><body>Sign in</body></html>'
      : Buffer.from('HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\n\u00fe\u00fd\u0000\u0001', 'latin1'),
  );
  await page.goto('/');
  await at.fill('http://localhost:1/token', 'machine', 'hunter-2-secret');
  await at.press('Get token');
  await expect(at.finding('refused-on-this-machine')).toContainText('Nothing listens there');

  await at.tokenEndpoint.fill(`${server.origin}/page`);
  await at.press('Get token');
  await expect(at.finding('not-json')).toContainText('The answer is a web page, not JSON');

  await at.tokenEndpoint.fill(`${server.origin}/binary`);
  await at.press('Get token');
  await expect(at.finding('not-json')).toContainText('binary');
  expect(await at.rawResponse.textContent()).toBe(
    'HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\n\ufffd\ufffd\u0000\u0001',
  );
  await server.close();
});

test('bad input is said at the field, and nothing is sent or lost', async ({ page, watched }) => {
  const at = workbench(page);
  await page.goto('/');
  await at.press('Get token');
  await expect(at.tokenEndpoint).toHaveAttribute('aria-invalid', 'true');
  await expect(at.tokenEndpoint).toBeFocused();
  await at.fill('ftp://example.test/token', ' ', 'kept');
  await at.press('Get token');
  await expect(at.tokenEndpoint).toHaveAttribute('aria-invalid', 'true');
  await expect(at.clientId).toHaveAttribute('aria-invalid', 'true');
  await expect(at.clientSecret).toHaveValue('kept');
  expect(watched.requests.filter((url) => new URL(url).pathname.endsWith('/v1/send'))).toEqual([]);
});
