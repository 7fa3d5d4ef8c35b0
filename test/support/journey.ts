import { test as base, expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { startProduct } from './product.ts';
import type { Product } from './product.ts';

type Watched = {
  /** What the page must never do; each test fails if it holds anything in the end. */
  readonly complaints: string[];
  /** Every request that the page made, in order. */
  readonly requests: string[];
};

type PerTest = {
  readonly watched: Watched;
  /** What this test makes the console say on purpose. One pattern: a list would be read as a fixture of its own. */
  readonly expectedConsoleErrors: RegExp | undefined;
};

/**
 * The test of a journey: `product` is the served product, one per worker; `page` is watched, and a console error, an
 * uncaught error or a report of the page's policy fails the test.
 */
export const test = base.extend<PerTest, { product: Product }>({
  product: [
    async ({}, provide) => {
      const product = await startProduct();
      await provide(product);
      expect(await product.close(), 'the product ends cleanly').toBe(0);
    },
    { scope: 'worker' },
  ],
  expectedConsoleErrors: [undefined, { option: true }],
  watched: async ({}, provide) => {
    await provide({ complaints: [], requests: [] });
  },
  baseURL: async ({ product }, provide) => {
    await provide(product.origin);
  },
  page: async ({ page, watched, expectedConsoleErrors }, provide) => {
    await watch(page, watched);
    await provide(page);
    const unexpected = watched.complaints.filter((complaint) => expectedConsoleErrors?.test(complaint) !== true);
    expect(unexpected, 'console errors, uncaught errors and policy reports').toEqual([]);
  },
});

export { expect };

async function watch(page: Page, { complaints, requests }: Watched): Promise<void> {
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`console: ${message.text()} (${message.location().url})`);
  });
  page.on('pageerror', (error) => complaints.push(`uncaught: ${error.message}`));
  page.on('request', (request) => requests.push(request.url()));
  await page.exposeFunction('grantscopeTestReport', (report: string) => complaints.push(`policy: ${report}`));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      const report = `${event.effectiveDirective} refused ${event.blockedURI} ${event.sample}`;
      (globalThis as unknown as { grantscopeTestReport: (text: string) => void }).grantscopeTestReport(report);
    });
  });
}
