import type { Page } from '@playwright/test';
import { canaries, canariesIn, jwtWith } from '../support/canaries.ts';
import { expect, test } from '../support/journey.ts';
import { jsonAnswer, recordingServer } from '../support/recording-server.ts';
import { shownOnScreen } from '../support/shown-on-screen.ts';
import { workbench } from '../support/workbench.ts';

/**
 * Where a server, a token or a person may have put a secret besides its own place, and what demo mode shows there:
 *
 * | place                                                   | in demo mode                                       |
 * | ------------------------------------------------------- | -------------------------------------------------- |
 * | error, error_description, the reason behind the status  | masked, in the raw answer and wherever it is quoted |
 * | findings: title, explanation, remedies, what is spoken  | masked, also those before the request is sent      |
 * | flow picture, trials, lookups, granted and profile rows | masked                                             |
 * | a claim that holds a secret or a token                  | masked in table and JSON; all of the token's text  |
 * | bytes in hex, pictures                                  | not shown, and it says so                          |
 * | Save bytes, Save body                                   | absent                                             |
 * | Token endpoint, API URL, values of other headers        | masked and read-only where one is recognised       |
 * | secrets, passphrases, keys, curl box, request editor    | eight dots however long it is, read-only           |
 * | what another connection or an older run knows           | masked as what this one knows                      |
 */
async function expectNothingShown(page: Page, where: string): Promise<void> {
  expect(canariesIn(await shownOnScreen(page)), where).toEqual([]);
}

async function unfoldAll(page: Page): Promise<void> {
  for (const details of await page.locator('details:not([open]) > summary').all())
    if (await details.isVisible()) await details.click();
}

const enterDemoMode = async (page: Page): Promise<void> => {
  const toggle = page.getByRole('button', { name: 'Demo mode' });
  await toggle.click();
  await expect(toggle).toHaveAttribute('aria-pressed', 'true');
};

test('demo mode hides what a server repeats, wherever the page quotes it', async ({ page }) => {
  const at = workbench(page);
  const { value } = canaries.clientSecret;
  const server = await recordingServer(() =>
    jsonAnswer(`400 Bad ${canaries.apiKey.value}`, {
      error: `wrong_${canaries.apiKey.value}`,
      error_description: `the client sent ${value} and ${jwtWith(canaries.assertion)}`,
    }),
  );
  await page.goto('/');
  await at.fill(`${server.origin}/token?api_key=${encodeURIComponent(canaries.parameter.value)}`, 'machine', value);
  await page.getByText('Parameters', { exact: true }).click();
  await at.press('Add a parameter');
  await page.getByRole('textbox', { name: 'Parameter 1 name' }).fill('api_key');
  await page.getByLabel('Parameter 1 value').fill(canaries.apiKey.value);
  await at.press('Get token');
  await expect(at.rawResponse).toContainText('error_description');
  await expect(at.findings).toContainText('wrong_');
  expect(canariesIn(await shownOnScreen(page)), 'the scan finds what is on screen').not.toEqual([]);

  await enterDemoMode(page);
  await unfoldAll(page);
  await expectNothingShown(page, 'what was refused');
  await expect(at.findings).toContainText('••••••••');
  await expect(at.tokenEndpoint).toHaveValue(/\?api_key=•{8}$/);
  await expect(at.tokenEndpoint).toHaveAttribute('readonly');
  await server.close();
});
