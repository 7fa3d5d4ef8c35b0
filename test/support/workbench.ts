import { expect, type Locator, type Page } from '@playwright/test';

/** The page by the names of its parts, as people and assistive technology find them. */
export function workbench(page: Page) {
  const region = (name: string): Locator => page.getByRole('region', { name, exact: true });
  const exchange = region('Exchange');
  const raw = (within: Locator, name: string): Locator =>
    within.getByRole('group', { name, exact: true }).locator('pre[data-raw]');
  return {
    tokenRequest: region('Token request'),
    preview: region('Request preview'),
    exchange,
    token: region('Token'),
    lookups: region('Lookups'),
    verdict: region('Token').getByRole('group', { name: 'Verdict', exact: true }),
    apiCall: region('API call'),
    findings: region('Findings'),
    tokenEndpoint: page.getByRole('textbox', { name: 'Token endpoint' }),
    clientId: page.getByRole('textbox', { name: 'Client ID' }),
    clientSecret: page.getByLabel('Client secret', { exact: true }),
    scope: page.getByRole('textbox', { name: 'Scope' }),
    accessToken: page.getByRole('textbox', { name: 'Access token' }),
    timeLeft: page.getByRole('timer', { name: 'Time left' }),
    rawRequest: raw(exchange, 'Raw request'),
    rawResponse: raw(exchange, 'Raw response'),
    apiRequest: raw(region('API call'), 'API request'),
    apiResponse: raw(region('API call'), 'API response'),
    finding: (id: string): Locator => page.locator(`[data-finding="${id}"]`),
    press: (name: string): Promise<void> => page.getByRole('button', { name, exact: true }).click(),
    /**
     * Sends the API request and waits for its own answer: a text that is waited for could as well be that of a call
     * before.
     */
    callApi: async (): Promise<void> => {
      const send = region('API call').getByRole('button', { name: 'Send request', exact: true });
      await send.click();
      await expect(send).toBeEnabled();
    },
    choose: (way: 'Browser' | 'Proxy'): Promise<void> => page.getByRole('radio', { name: way }).check({ force: true }),
    fill: async (endpoint: string, id: string, secret: string, scope = ''): Promise<void> => {
      await page.getByRole('textbox', { name: 'Token endpoint' }).fill(endpoint);
      await page.getByRole('textbox', { name: 'Client ID' }).fill(id);
      await page.getByLabel('Client secret', { exact: true }).fill(secret);
      await page.getByRole('textbox', { name: 'Scope' }).fill(scope);
    },
  };
}

/** The page with a token of this client of the playground in hand. */
export async function withPlaygroundToken(page: Page, client: string) {
  const at = workbench(page);
  await page.goto('/');
  await at.press('Use the playground');
  await page.getByRole('combobox', { name: 'Playground client' }).selectOption(client);
  await at.press('Get token');
  await expect(at.accessToken).not.toHaveValue('');
  return at;
}
