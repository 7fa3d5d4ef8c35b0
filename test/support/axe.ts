import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/**
 * The accessibility rules for what is on screen. A raw message is one text in thousands of coloured pieces, and to ask of
 * each takes most of the time: `messages` asks of them too, which one journey in each scheme does. In the dark nothing but the colours differs from the light, and to ask
 * everything twice takes minutes; the long form does it all the same.
 */
export async function axeOn(page: Page, { messages = false } = {}): Promise<AxeBuilder> {
  if (process.env['GRANTSCOPE_LONG'] === '1') return violationsOn(page);
  const builder = messages ? violationsOn(page) : violationsOn(page).exclude('pre');
  const isDark = await page.evaluate(
    () =>
      getComputedStyle(document.documentElement).colorScheme === 'dark' ||
      matchMedia('(prefers-color-scheme: dark)').matches,
  );
  return isDark ? builder.withRules(['color-contrast']) : builder;
}

/**
 * Else it opens a page for itself each time, to gather what the frames of other origins say (here there are none), and
 * writes down what it found in order: that takes more than half of the time.
 */
function violationsOn(page: Page): AxeBuilder {
  return new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations'] });
}
