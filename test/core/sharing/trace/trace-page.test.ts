import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { tracePage } from '#core/sharing/trace/trace-page.ts';
import { traceStyle, traceStyleHash } from '#core/sharing/trace/trace-style.ts';
import { refusedStory, toldStory } from './told-runs.ts';

const madeAtMs = Date.UTC(2026, 10, 26, 12, 30);
const page = tracePage(toldStory(), madeAtMs);

describe('a trace page', () => {
  it('is the same file for the same run', async () => {
    await expect(page).toMatchFileSnapshot('goldens/issued.golden');
    await expect(tracePage(refusedStory(), madeAtMs)).toMatchFileSnapshot('goldens/refused.golden');
  });

  it('lets its own style through and nothing else', () => {
    expect(traceStyleHash).toBe(`sha256-${createHash('sha256').update(traceStyle).digest('base64')}`);
    expect(page).toContain(`default-src &#39;none&#39;; style-src &#39;${traceStyleHash}&#39;`);
  });
});
