import { describe, expect, it } from 'vitest';
import { nodeAdvice } from '#server/node-advice.ts';

describe('nodeAdvice', () => {
  it.each(['20.20.2', '22.23.3', '22.12.0', '23.11.0', '24.22.0', '25.9.9', '26.12.0'])(
    'warns on Node %s',
    (version) => {
      expect(nodeAdvice(version)).toContain(`Node ${version} lacks the fix for CVE-2026-111497`);
    },
  );

  it.each(['22.23.4', '22.24.0', '24.22.1', '26.12.1', '26.13.0', '27.0.0'])('is silent on Node %s', (version) => {
    expect(nodeAdvice(version)).toBeUndefined();
  });
});
