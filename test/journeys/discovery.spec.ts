import { axeOn } from '../support/axe.ts';
import { selfSigned } from '../support/certificates.ts';
import { expect, test } from '../support/journey.ts';
import { jsonAnswer, recordingServer } from '../support/recording-server.ts';
import { workbench } from '../support/workbench.ts';

const fold = 'Find the endpoint by its issuer';

test('the playground is found by its issuer, filled in, and gives a token', async ({ page, product }) => {
  const at = workbench(page);
  const issuer = product.playground?.httpOrigin ?? '';
  await page.goto('/');
  await at.fill('', 'jwt-server', 'Jwt-Secr3t!');
  await page.getByText(fold).click();
  await page.getByRole('textbox', { name: 'Issuer' }).fill(issuer);
  await at.press('Discover');
  await expect(page.getByRole('group', { name: 'Discovered', exact: true })).toContainText(issuer);
  await expect(at.lookups.getByRole('region', { name: 'Metadata', exact: true })).toBeVisible();
  expect((await (await axeOn(page)).analyze()).violations).toEqual([]);
  await at.press('Fill in');
  await expect(at.tokenEndpoint).toHaveValue(new RegExp(`^${issuer}/`));
  await at.press('Get token');
  await expect(at.accessToken).not.toHaveValue('');
});

test('the https issuer of the playground is found by its token endpoint, once its certificate is trusted', async ({
  page,
  product,
}) => {
  const at = workbench(page);
  await page.goto('/');
  await at.fill(`${product.playground?.httpsOrigin}/oauth/v2/oauth-token`, 'jwt-server', 'Jwt-Secr3t!');
  await page.getByText(fold).click();
  await at.press('Discover');
  await at.lookups.getByRole('button', { name: 'Trust this certificate' }).click();
  await expect(page.getByRole('group', { name: 'Discovered', exact: true })).toContainText(
    product.playground?.httpsOrigin ?? '',
  );
  await expect(at.finding('metadata-of-another-issuer')).toHaveCount(0);
});

test('nothing is used of metadata that name another issuer (RFC 8414 §3.3)', async ({ page }) => {
  const server = await recordingServer(() =>
    jsonAnswer('200 OK', { issuer: 'https://bank.example', token_endpoint: 'https://evil.example/token' }),
  );
  const at = workbench(page);
  await page.goto('/');
  await at.fill('', 'machine', 's3cret-of-mine');
  await page.getByText(fold).click();
  await page.getByRole('textbox', { name: 'Issuer' }).fill(server.origin);
  await at.press('Discover');
  await expect(at.finding('metadata-of-another-issuer')).toContainText('https://bank.example');
  await expect(page.getByRole('button', { name: 'Discover https://bank.example', exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: /^Fill in/ })).toHaveCount(0);
  await expect(at.tokenEndpoint).toHaveValue('');
  expect(server.requests).toHaveLength(1);
  expect(server.requests[0]).not.toContain('s3cret-of-mine');
  expect((await (await axeOn(page)).analyze()).violations).toEqual([]);
  await server.close();
});

test('an account leads by WebFinger to its issuer, whose metadata are looked for in each place, filled in and used', async ({
  page,
}) => {
  const server = await tenant();
  const { host } = new URL(server.origin);
  const issuer = `${server.origin}/tenant`;
  const at = workbench(page);
  await page.goto('/');
  await at.fill('', 'machine', 's3cret-of-mine');
  await page.getByText(fold).click();
  await page.getByRole('textbox', { name: 'Issuer' }).fill(`ann@${host}`);
  await at.press('Discover');
  await at.lookups.getByRole('button', { name: 'Trust this certificate' }).click();
  const found = page.getByRole('group', { name: 'Discovered', exact: true });
  await expect(found).toContainText(issuer);
  for (const step of ['WebFinger', 'Metadata', 'Metadata, second place', 'Metadata, third place']) {
    await expect(at.lookups.getByRole('region', { name: step, exact: true })).toBeVisible();
  }
  const asked = server.requests.map((request) => request.split(' ')[1]);
  expect(asked).toEqual([
    `/.well-known/webfinger?resource=${encodeURIComponent(`acct:ann@${host}`)}&rel=${encodeURIComponent('http://openid.net/specs/connect/1.0/issuer')}`,
    '/.well-known/oauth-authorization-server/tenant',
    '/tenant/.well-known/openid-configuration',
    '/tenant/.well-known/oauth-authorization-server',
  ]);
  expect(server.requests.join('\n')).not.toContain('s3cret-of-mine');
  await at.press('Fill in');
  await expect(at.tokenEndpoint).toHaveValue(`${issuer}/token`);
  const method = page.getByRole('combobox', { name: 'Client authentication' });
  await expect(method).toHaveValue('client_secret_post');
  await expect(method.getByRole('option', { name: 'client_secret_basic (not listed)' })).toHaveCount(1);
  expect((await (await axeOn(page)).analyze()).violations).toEqual([]);
  await at.press('Get token');
  await expect(at.accessToken).toHaveValue('token-of-the-tenant');
  expect(server.requests.at(-1)).toContain('client_secret=s3cret-of-mine');
  await server.close();
});

/** A server over TLS that knows an account’s issuer, which has its metadata in OpenID Connect’s place alone. */
async function tenant() {
  let origin = '';
  const server = await recordingServer((request) => {
    const issuer = `${origin}/tenant`;
    const path = request.split(' ')[1] ?? '';
    if (path.startsWith('/.well-known/webfinger?')) {
      const links = [{ rel: 'http://openid.net/specs/connect/1.0/issuer', href: issuer }];
      return jsonAnswer('200 OK', { subject: 'acct:ann', links });
    }
    if (path === '/tenant/.well-known/openid-configuration') {
      return jsonAnswer('200 OK', {
        issuer,
        token_endpoint: `${issuer}/token`,
        token_endpoint_auth_methods_supported: ['client_secret_post'],
        grant_types_supported: ['client_credentials'],
      });
    }
    if (path === '/tenant/token') {
      return jsonAnswer('200 OK', { access_token: 'token-of-the-tenant', token_type: 'Bearer', expires_in: 300 });
    }
    return jsonAnswer('404 Not Found', {});
  }, selfSigned());
  ({ origin } = server);
  return server;
}
