import type { Page } from '@playwright/test';

/** Presses *Get token* so often, each time once the token of the one before is there; each is another one. */
export async function askForTokens(page: Page, times: number): Promise<void> {
  await page.evaluate(async (count) => {
    const button = () =>
      [...document.querySelectorAll('button')].find(({ textContent }) => textContent === 'Get token');
    const token = () =>
      [...document.querySelectorAll('textarea')].find(({ labels }) => labels[0]?.textContent.includes('Access token'))
        ?.value;
    const until = async (isSo: () => boolean): Promise<void> => {
      while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 5));
    };
    for (let at = 0; at < count; at++) {
      const before = token();
      await until(() => button() !== undefined);
      button()?.click();
      await until(() => token() !== before);
    }
  }, times);
}
