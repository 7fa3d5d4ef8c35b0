import { expect, type Page } from '@playwright/test';

/** The connections of the page by the names of their parts. */
export function connections(page: Page) {
  const nav = page.getByRole('navigation', { name: 'Connections' });
  const current = nav.getByRole('button', { name: /^Connection: / });
  const dialog = page.getByRole('dialog', { name: 'Connections and workspaces' });
  const open = async (): Promise<void> => {
    await current.click();
    await expect(dialog).toBeVisible();
  };
  return {
    nav,
    current,
    dialog,
    open,
    stop: (title: string) => nav.getByRole('button', { name: `Switch to ${title}`, exact: true }),
    inDialog: (name: string) => dialog.getByRole('button', { name, exact: true }),
    /** Adds an empty connection of this name; it is on screen then. */
    add: async (name: string): Promise<void> => {
      await open();
      await dialog.getByRole('button', { name: 'New connection', exact: true }).click();
      await expect(dialog).toBeHidden();
      await open();
      await dialog.getByRole('button', { name: /^Edit New connection/ }).click();
      await dialog.getByRole('textbox', { name: 'Name of the connection' }).fill(name);
      await page.keyboard.press('Escape');
      await expect(current).toContainText(name);
    },
    rename: async (before: string, name: string): Promise<void> => {
      await open();
      await dialog.getByRole('button', { name: `Edit ${before}`, exact: true }).click();
      await dialog.getByRole('textbox', { name: 'Name of the connection' }).fill(name);
      await page.keyboard.press('Escape');
    },
  };
}
