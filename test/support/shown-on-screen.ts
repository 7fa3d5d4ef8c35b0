import type { Page } from '@playwright/test';

/**
 * All that a recording could hold of the page: its markup with every attribute, and what its fields hold. Those that draw
 * dots count as well: as many dots as there are characters would tell how long a secret is.
 */
export function shownOnScreen(page: Page): Promise<string> {
  return page.evaluate(() => {
    const fields = [...document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input, textarea')];
    return [
      document.documentElement.outerHTML,
      document.title,
      location.href,
      ...fields.map(({ value }) => value),
    ].join('\n');
  });
}
