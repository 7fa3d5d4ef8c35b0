import { expect, test } from '../support/journey.ts';
import { withPlaygroundToken, workbench } from '../support/workbench.ts';

test('the playground’s JWT is verified with the key that its issuer publishes', async ({ page, watched }) => {
  const at = await withPlaygroundToken(page, 'jwt-server');
  await expect(at.token).toContainText('Asks localhost:');
  await expect(at.token).toContainText('signature not checked');
  await expect(at.verdict).toHaveCount(0);

  await at.press('Verify');
  await expect(at.verdict).toHaveAttribute('data-verdict', 'verified');
  await expect(at.verdict).toContainText('Keys from https://localhost:');
  await expect(at.verdict).toContainText('certificate that you pinned');
  await expect(at.token).toContainText('signature verified');
  await expect(at.lookups.getByRole('region', { name: 'Metadata', exact: true })).toBeVisible();
  await expect(at.lookups.getByRole('region', { name: 'Keys', exact: true })).toContainText('"kid"');
  expect(watched.requests.some((url) => new URL(url).pathname.includes('jwks'))).toBe(false);
});

test('a verdict holds for one token and one choice of keys: any edit clears it', async ({ page }) => {
  const at = await withPlaygroundToken(page, 'jwt-server');
  await at.press('Verify');
  await expect(at.verdict).toHaveAttribute('data-verdict', 'verified');

  const token = await at.accessToken.inputValue();
  const changed = token.endsWith('AA') ? `${token.slice(0, -2)}Qg` : `${token.slice(0, -2)}AA`;
  await at.accessToken.fill(changed);
  await expect(at.verdict).toHaveCount(0);
  await at.press('Verify');
  await expect(at.verdict).toHaveAttribute('data-verdict', 'not-valid');

  await at.accessToken.fill(token);
  await expect(at.verdict).toHaveCount(0);
  await at.press('Verify');
  await expect(at.verdict).toHaveAttribute('data-verdict', 'verified');
  await page.getByText('Keys from somewhere else').click();
  await page.getByRole('radio', { name: 'Given key' }).check({ force: true });
  await expect(at.verdict).toHaveCount(0);
});

test('after the key was rotated away, the table says why no key fits', async ({ page }) => {
  const at = await withPlaygroundToken(page, 'jwt-server');
  await page.getByText('The playground’s signing key').click();
  await at.press('Rotate the signing key');
  await expect(at.tokenRequest).toContainText('Rotated');
  await at.press('Verify');
  await expect(at.verdict).toHaveAttribute('data-verdict', 'cannot-check');
  const why = at.verdict.getByRole('table', { name: 'Why no key fits' });
  await expect(why.getByRole('row').filter({ hasText: 'kid' }).first()).toBeVisible();

  await at.press('Get token');
  await at.press('Verify');
  await expect(at.verdict).toHaveAttribute('data-verdict', 'verified');
});

test('an opaque token is introspected, revoked, and then refused by the API', async ({ page }) => {
  const at = await withPlaygroundToken(page, 'server');
  await expect(at.token).toContainText('phantom token');
  await at.press('Introspect');
  const introspection = at.token.getByRole('group', { name: 'Introspection', exact: true });
  await expect(introspection).toHaveAttribute('data-introspection', 'active');
  await expect(introspection.getByRole('row', { name: /client_id server/ })).toBeVisible();
  await at.callApi();
  await expect(at.finding('api-accepted')).toBeVisible();

  await at.press('Revoke');
  await expect(at.token.getByRole('group', { name: 'Revocation', exact: true })).toHaveAttribute(
    'data-revocation',
    'revoked',
  );
  await at.press('Introspect');
  await expect(introspection).toHaveAttribute('data-introspection', 'inactive');
  await at.callApi();
  await expect(at.apiResponse).toContainText(/^HTTP\/1\.1 401 /);
  await expect(at.apiResponse).toContainText('The token was revoked');
});

test('a pasted token asks nobody anything before a press, however its iss is called', async ({ page, watched }) => {
  const at = workbench(page);
  await page.goto('/');
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const header = part({
    alg: 'RS256',
    kid: 'k',
    jku: 'https://attacker.invalid/keys',
    x5u: 'https://attacker.invalid/x',
  });
  await at.accessToken.fill(`${header}.${part({ iss: 'https://attacker.invalid', sub: 'me' })}.c2ln`);
  await expect(at.token).toContainText('Asks attacker.invalid');
  await expect(at.token.getByRole('group', { name: 'Claims' })).toContainText('attacker.invalid');
  expect(watched.requests.filter((url) => url.includes('attacker') || url.includes('/__proxy/'))).toEqual([]);
});

test('an unsigned token is said to prove nothing, in words and in red, and never verified', async ({ page }) => {
  const at = workbench(page);
  await page.goto('/');
  await at.accessToken.fill('Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJtYWNoaW5lIn0.');
  await expect(at.token).toContainText('it proves nothing');
  await at.press('Verify');
  await expect(at.verdict).toHaveAttribute('data-verdict', 'not-valid');
});

test('what is pasted and no token is named, and of use where it can be', async ({ page }) => {
  const at = await withPlaygroundToken(page, 'jwt-server');
  const token = await at.accessToken.inputValue();
  await at.accessToken.fill(JSON.stringify({ access_token: token, expires_in: 300 }));
  await expect(at.token.locator('[data-looks]')).toHaveAttribute('data-looks', 'json-answer');
  await at.token.locator('[data-looks]').getByRole('button').first().click();
  await expect(at.accessToken).toHaveValue(token);

  await at.accessToken.fill('{"kty":"EC","crv":"P-256","x":"AAAA","y":"AAAA"}');
  await expect(at.token.locator('[data-looks]')).toHaveAttribute('data-looks', 'jwk');
  await at.token.locator('[data-looks]').getByRole('button').first().click();
  await expect(page.getByRole('textbox', { name: 'Verification key' })).toHaveValue(/P-256/);
  await at.press('Verify');
  await expect(at.verdict).not.toHaveAttribute('data-verdict', 'verified');
});

test('the caret in the token lights up the claim, and the pointer on a claim the token', async ({ page }) => {
  const at = await withPlaygroundToken(page, 'jwt-server');
  const token = await at.accessToken.inputValue();
  const [header = ''] = token.split('.');
  await at.accessToken.focus();
  await at.accessToken.evaluate((field, place) => {
    (field as HTMLTextAreaElement).setSelectionRange(place, place);
  }, header.length + 4);
  await page.keyboard.press('ArrowRight');
  await expect(at.token.getByRole('group', { name: 'Claims' })).toHaveAttribute('data-near', 'true');
  await expect(at.token.getByRole('group', { name: 'Claims' }).locator('tr[data-near]')).toHaveCount(1);

  await at.token.getByRole('row', { name: /^client_id/ }).hover();
  const lit = await at.token.locator('[aria-hidden] [data-near]').allTextContents();
  expect(Buffer.from(lit.join(''), 'base64url').toString()).not.toBe('');
});

test('claims are shown with every digit, as a table and as JSON', async ({ page }) => {
  const at = workbench(page);
  await page.goto('/');
  const part = (json: string) => Buffer.from(json).toString('base64url');
  await at.accessToken.fill(
    `${part('{"alg":"ES256"}')}.${part('{"n":12345678901234567890,"a":1,"a":2,"exp":1e20}')}.c2ln`,
  );
  const claims = at.token.getByRole('group', { name: 'Claims' });
  await expect(claims).toContainText('12345678901234567890');
  // As they are: no two characters are drawn as one.
  await expect(claims.getByText('12345678901234567890')).toHaveCSS('font-variant-ligatures', 'none');
  await expect(claims.getByRole('row', { name: /^a / })).toHaveCount(2);
  await expect(claims.getByRole('row', { name: /^exp/ })).toContainText('no usable time');
  await claims.getByRole('radio', { name: 'JSON' }).check({ force: true });
  await expect(claims).toContainText('"n": 12345678901234567890');
  await expect(claims).toContainText('"exp": 1e20');
});
