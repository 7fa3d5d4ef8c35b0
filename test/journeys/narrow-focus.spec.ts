import type { Page } from '@playwright/test';
import { expect, test } from '../support/journey.ts';
import { withPlaygroundToken } from '../support/workbench.ts';

test.use({ viewport: { width: 390, height: 800 } });
test.describe.configure({ timeout: 120_000 });

for (const key of ['Tab', 'Shift+Tab']) {
  test(`nothing that has the focus lies beneath the bar of a narrow page, walking by ${key} (WCAG 2.4.11)`, async ({
    page,
  }) => {
    await withPlaygroundToken(page, 'dpop-nonce-server');
    await unfold(page);
    const covered: string[] = [];
    const seen = new Set<string>();
    // From wherever the focus is to the end of the page, and from its other end on.
    for (let rounds = 0; rounds < 2;) {
      await page.keyboard.press(key);
      const focused = await page.evaluate(focusAndBar);
      if (focused === undefined) rounds++;
      else seen.add(focused.name);
      if (focused?.isCovered === true) covered.push(focused.name);
    }
    expect(seen.size).toBeGreaterThan(50);
    expect(covered).toEqual([]);
  });
}

/** Opens what is folded: what is hidden gets no focus. */
async function unfold(page: Page): Promise<void> {
  await page.locator('details').evaluateAll((folds) => {
    for (const fold of folds) (fold as HTMLDetailsElement).open = true;
  });
}

/** What has the focus, and whether the bar with Get token covers any of it that could lie free; runs in the page. */
function focusAndBar(): { readonly name: string; readonly isCovered: boolean } | undefined {
  const focused = document.activeElement;
  const bar = [...document.querySelectorAll('div')].find(
    (each) => getComputedStyle(each).position === 'fixed' && each.querySelector('button') !== null,
  );
  if (bar === undefined) throw new Error('There is no bar.');
  if (focused === null || focused === document.body) return undefined;
  const { top, bottom, height } = focused.getBoundingClientRect();
  const barTop = bar.getBoundingClientRect().top;
  // Of a text of several lines a browser brings the line with the caret into view, which is the first.
  const fits = height <= barTop && focused.tagName !== 'TEXTAREA';
  return {
    name: `${focused.tagName} ${focused.id} ${focused.getAttribute('aria-label') ?? focused.textContent.slice(0, 40)}`,
    isCovered: !bar.contains(focused) && (fits ? bottom > barTop + 1 : top > barTop - 1),
  };
}
