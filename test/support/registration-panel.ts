import { expect, type Page } from '@playwright/test';

/** The panel for the registration of clients, by the names of its parts. */
export function registrationPanel(page: Page) {
  const panel = page.getByRole('region', { name: 'Client registration', exact: true });
  const exchange = (name: string) => panel.getByRole('region', { name, exact: true });
  const raw = (name: string, part: 'request' | 'response') =>
    exchange(name)
      .getByRole('group', { name: `Raw ${part}`, exact: true })
      .locator('pre[data-raw]');
  return {
    panel,
    exchange,
    raw,
    unfold: (name: string) => panel.getByRole('heading', { name, exact: true }).click(),
    press: (name: string) => panel.getByRole('button', { name, exact: true }).click(),
    /** Brings the panel up by the palette, as is needed where the connection is to any other server. */
    open: async (action: 'Register a client' | 'Read, change or delete a registration') => {
      await page.getByRole('button', { name: 'Search actions', exact: true }).click();
      await page.getByRole('combobox', { name: 'Action', exact: true }).fill(action);
      await expect(page.getByRole('option').first()).toContainText(action);
      await page.keyboard.press('Enter');
    },
    field: (name: string) => panel.getByLabel(name, { exact: true }),
  };
}
