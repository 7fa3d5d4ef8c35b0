import { describe, expect, it } from 'vitest';
import { faultPrefix, parseFaultPath } from '#core/contract/fault-path.ts';
import { faultGroups, playgroundFaults } from '#core/contract/playground-faults.ts';

describe('a path of the playground', () => {
  it('asks for nothing without the prefix', () => {
    expect(parseFaultPath('/oauth/v2/oauth-token')).toEqual({ kind: 'plain', path: '/oauth/v2/oauth-token' });
    expect(parseFaultPath('/faultsx/html-503')).toEqual({ kind: 'plain', path: '/faultsx/html-503' });
  });

  it('names a fault and what it is for', () => {
    expect(parseFaultPath('/faults/html-503/oauth/v2/oauth-token')).toEqual({
      kind: 'faults',
      prefix: '/faults/html-503',
      path: '/oauth/v2/oauth-token',
      faults: [{ id: 'html-503' }],
    });
  });

  it.each([
    ['no-cors+clock-off+10', [{ id: 'no-cors' }, { id: 'clock-off', amount: 10 }]],
    ['clock-off-10+no-cors', [{ id: 'clock-off', amount: -10 }, { id: 'no-cors' }]],
    [
      'clock-off+10+slow-drip+2',
      [
        { id: 'clock-off', amount: 10 },
        { id: 'slow-drip', amount: 2 },
      ],
    ],
    ['clock-off', [{ id: 'clock-off', amount: 10 }]],
  ])('names several, each with its number: %s', (segment, faults) => {
    expect(parseFaultPath(`/faults/${segment}`)).toMatchObject({ kind: 'faults', path: '/', faults });
  });

  it('finds the metadata in front of the prefix, where RFC 8414 §3.1 has them', () => {
    expect(parseFaultPath('/.well-known/oauth-authorization-server/faults/no-cors')).toMatchObject({
      prefix: '/faults/no-cors',
      path: '/.well-known/oauth-authorization-server',
    });
    expect(parseFaultPath('/.well-known/oauth-authorization-server/faults/no-cors/more').kind).toBe('plain');
  });

  it.each([
    ['nonsense', 'There is no fault with this name. GET /faults lists them.'],
    ['', 'There is no fault with this name. GET /faults lists them.'],
    ['no-cors+', 'There is no fault with this name. GET /faults lists them.'],
    ['no-cors+no-cors', 'The fault no-cors is named twice.'],
    ['html-503+ok-with-error', 'The faults html-503 and ok-with-error exclude each other.'],
    ['clock-off+0', 'The fault clock-off takes -1440 to 1440 minutes, and not 0.'],
    ['clock-off+9999', 'The fault clock-off takes -1440 to 1440 minutes, and not 0.'],
    ['no-cors+5', 'The fault no-cors takes no number.'],
    ['expired-certificate', 'The fault expired-certificate has a port of its own, and no path.'],
    ['__proto__', 'There is no fault with this name. GET /faults lists them.'],
  ])('is refused with a sentence: /faults/%s', (segment, reason) => {
    expect(parseFaultPath(`/faults/${segment}/`)).toEqual({ kind: 'refused', reason });
  });
});

describe('the prefix', () => {
  it('stands in the order of the list, whatever the order of the switches', () => {
    expect(faultPrefix([{ id: 'no-cors' }, { id: 'clock-off', amount: -10 }])).toBe('/faults/clock-off-10+no-cors');
    expect(faultPrefix([{ id: 'clock-off', amount: 10 }])).toBe('/faults/clock-off+10');
  });

  it('is empty without a fault, and for those with a port of their own', () => {
    expect(faultPrefix([])).toBe('');
    expect(faultPrefix([{ id: 'expired-certificate' }])).toBe('');
  });

  it.each(playgroundFaults.map(({ id }) => id).filter((id) => !id.endsWith('-certificate')))(
    'is read back as what it was written for: %s',
    (id) => {
      expect(parseFaultPath(`${faultPrefix([{ id }])}/echo`)).toMatchObject({ path: '/echo', faults: [{ id }] });
    },
  );
});

describe('the list', () => {
  it('has each id once, a sentence for what each does, and who does so', () => {
    expect(new Set(playgroundFaults.map(({ id }) => id)).size).toBe(playgroundFaults.length);
    for (const { does, family } of playgroundFaults)
      expect([does, family].every((text) => text.endsWith('.'))).toBe(true);
  });

  it('has something in every group', () => {
    for (const group of faultGroups) expect(playgroundFaults.some((fault) => fault.group === group)).toBe(true);
  });
});
