import { databaseVersion } from '#app/session/keeping/database.ts';
import { hasGolden, writeGolden } from '../support/golden-state.ts';
import { expect, test } from '../support/journey.ts';
import { readDatabase } from '../support/page-database.ts';
import { jsonAnswer, recordingServer } from '../support/recording-server.ts';
import { withPlaygroundToken } from '../support/workbench.ts';

test.use({ expectedConsoleErrors: /CORS policy|Failed to load resource/ });

test('every kind of run is kept; a new layout leaves its golden state for all later versions', async ({ page }) => {
  test.setTimeout(120_000);
  const at = await withPlaygroundToken(page, 'jwt-server');
  await at.press('Verify');
  await expect(at.verdict).toHaveAttribute('data-verdict', 'verified');
  await at.press('Send request');
  await expect(at.apiCall).toContainText('200 OK');
  await at.clientSecret.fill('wrong');
  await at.press('Get token');
  await expect(at.exchange).toContainText('401');
  await at.accessToken.fill('a-token-of-elsewhere');
  await at.press('Write a token');
  await page.getByRole('button', { name: 'Make token', exact: true }).click();
  await at.press('Use for the API call');
  await expect(at.accessToken).toHaveValue(/^e[wy].*\..*\./);
  const server = await recordingServer(() => jsonAnswer('200 OK', { access_token: 'opaque', token_type: 'Bearer' }));
  await at.tokenEndpoint.fill(`${server.origin}/token`);
  await at.choose('Browser');
  await at.press('Get token');
  await at.press('Find out why');
  const kinds = async (): Promise<readonly string[]> => {
    const lines = (await readDatabase(page)).filter(({ store }) => store === 'runs');
    return [...new Set(lines.map(({ value }) => (value as { kind: string }).kind))].sort();
  };
  await expect.poll(kinds, { timeout: 20_000 }).toEqual(['api', 'cors', 'lookup', 'made', 'pasted', 'token']);
  if (!hasGolden(databaseVersion)) await writeGolden(page);
  await server.close();
});
