import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/**
 * The accessibility rules for what is on screen. In the dark nothing but the colours differs from the light, and to ask
 * everything twice takes minutes; the long form does it all the same.
 */
export async function axeOn(page: Page): Promise<AxeBuilder> {
  const builder = new AxeBuilder({ page });
  if (process.env['GRANTSCOPE_LONG'] === '1') return builder;
  const isDark = await page.evaluate(
    () =>
      getComputedStyle(document.documentElement).colorScheme === 'dark' ||
      matchMedia('(prefers-color-scheme: dark)').matches,
  );
  return isDark ? builder.withRules(['color-contrast']) : builder;
}
