import { describe, expect, it } from 'vitest';
import { phaseName } from '#core/http/phase-times.ts';

describe('the name of a phase', () => {
  it('says that an answer was received where its first byte came', () => {
    expect(phaseName('endMs', { firstByteMs: 3, endMs: 4 })).toBe('Receiving');
  });

  it('claims no receiving where nothing came: a refused connection is over, and that is all', () => {
    expect(phaseName('endMs', { dnsMs: 1, endMs: 4 })).toBe('Until it was over');
  });

  it('is the same for every other phase', () => {
    expect(phaseName('tcpMs', { tcpMs: 2 })).toBe('TCP connection');
  });
});
