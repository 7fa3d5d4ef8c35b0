import { expect, test } from '../support/journey.ts';

const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; " +
  "connect-src 'self' http: https:; worker-src 'self'; manifest-src 'self'; frame-src 'none'; object-src 'none'; " +
  "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types grantscope-worker";

test('the page comes with the strict headers, whole, and from one origin', async ({ page, product, watched }) => {
  const failed: string[] = [];
  page.on('response', (response) => {
    if (response.status() !== 200) failed.push(`${response.status()} ${response.url()}`);
  });

  const response = await page.goto('/');

  const headers = response?.headers() ?? {};
  expect(headers['content-security-policy']).toBe(policy);
  expect(headers['cross-origin-opener-policy']).toBe('same-origin');
  expect(headers['cross-origin-resource-policy']).toBe('same-origin');
  expect(headers['referrer-policy']).toBe('no-referrer');
  expect(headers['x-content-type-options']).toBe('nosniff');
  expect(headers['cache-control']).toBe('no-store');
  await expect(page).toHaveTitle('Grantscope');
  await page.waitForLoadState('networkidle');
  expect(failed).toEqual([]);
  expect(watched.requests.filter((url) => !url.startsWith(`${product.origin}/`))).toEqual([]);
  expect(await page.evaluate(() => globalThis.crossOriginIsolated === false && globalThis.isSecureContext)).toBe(true);
});

test.describe('the page’s own policy', () => {
  // The refusals are the point here; that they are reported shows as well that the watch on every page works.
  test.use({
    expectedConsoleErrors:
      /TrustedHTML|TrustedScriptURL|TrustedTypePolicy|require-trusted-types-for|grantscope-test|trusted-types-policy/,
  });

  test('refuses markup from a string, and a policy that would allow it', async ({ page, watched }) => {
    await page.goto('/');
    await page.waitForLoadState('networkidle');
    const outcomes = await page.evaluate(() => {
      const trusted = globalThis as unknown as {
        trustedTypes: { createPolicy: (name: string, rules: object) => unknown };
      };
      const attempts = [
        () => (document.createElement('p').innerHTML = '<b>no</b>'),
        () => trusted.trustedTypes.createPolicy('grantscope-test', {}),
        // The page has taken the one name that is allowed, and a worker takes no other address.
        () => trusted.trustedTypes.createPolicy('grantscope-worker', {}),
        () => new Worker('/assets/any.js'),
      ];
      return attempts.map((attempt) => {
        try {
          return `allowed: ${String(attempt())}`;
        } catch (error) {
          return error instanceof Error ? error.name : 'unknown';
        }
      });
    });
    expect(outcomes).toEqual(['TypeError', 'TypeError', 'TypeError', 'TypeError']);
    await expect.poll(() => watched.complaints.filter((one) => one.startsWith('policy:')).length).toBeGreaterThan(1);
  });
});

test('the same port under another name leads to the one origin and keeps the fragment', async ({ page, product }) => {
  await page.goto(`http://127.0.0.1:${product.port}/?a=b#c`);
  expect(page.url()).toBe(`${product.origin}/?a=b#c`);
});

test('every file that the page names is there', async ({ page, product }) => {
  await page.goto('/');
  const addresses = await page
    .locator('link[href], script[src]')
    .evaluateAll((elements) =>
      elements.map((element) =>
        element instanceof HTMLScriptElement ? element.src : (element as HTMLLinkElement).href,
      ),
    );
  expect(addresses).toContain(`${product.origin}/mark.svg`);
  for (const address of addresses) {
    const response = await page.request.get(address);
    expect([address, response.status()]).toEqual([address, 200]);
    expect(response.headers()['content-type']).not.toContain('text/html');
  }
});
