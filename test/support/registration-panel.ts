import type { Page } from '@playwright/test';

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
    field: (name: string) => panel.getByLabel(name, { exact: true }),
  };
}
