import { describe, expect, it } from 'vitest';
import { addressWithFaults, faultsInAddress } from '#core/contract/fault-address.ts';

const playground = {
  httpsOrigin: 'https://localhost:8443',
  httpOrigin: 'http://localhost:8480',
  certificateSha256: '',
  certificateFaults: {
    'expired-certificate': 'https://localhost:8444',
    'wrong-name-certificate': 'https://localhost:8445',
  },
};
const to = { playground, ordinaryOrigin: playground.httpsOrigin };
const token = '/oauth/v2/oauth-token';

describe('an address of the playground', () => {
  it.each([
    [[{ id: 'html-503' }], `https://localhost:8443/faults/html-503${token}`],
    [[{ id: 'no-cors' }, { id: 'clock-off', amount: -3 }], `https://localhost:8443/faults/clock-off-3+no-cors${token}`],
    [[{ id: 'expired-certificate' }], `https://localhost:8444${token}`],
    [[{ id: 'wrong-name-certificate' }, { id: 'html-503' }], `https://localhost:8445/faults/html-503${token}`],
    [[], `https://localhost:8443${token}`],
  ] as const)('asks for %j, says so, and goes back', (faults, address) => {
    const ordinary = `https://localhost:8443${token}`;
    expect(addressWithFaults(ordinary, faults, to)).toBe(address);
    expect(faultsInAddress(address, playground)).toEqual(expect.arrayContaining([...faults]));
    expect(faultsInAddress(address, playground)).toHaveLength(faults.length);
    expect(addressWithFaults(address, [], to)).toBe(ordinary);
  });

  it('keeps its query, and its scheme where no certificate is meant', () => {
    expect(addressWithFaults('http://localhost:8480/echo?x=1', [{ id: 'no-cors' }], to)).toBe(
      'http://localhost:8480/faults/no-cors/echo?x=1',
    );
  });

  it('gives a mistyped prefix up', () => {
    expect(addressWithFaults(`https://localhost:8443/faults/nonsense${token}`, [], to)).toBe(
      `https://localhost:8443${token}`,
    );
  });
});

describe('any other address', () => {
  it.each(['', 'https://as.example/faults/html-503/token', 'https://localhost:8443.evil.example/x', 'not a url'])(
    'has no faults and is left alone: %s',
    (url) => {
      expect(faultsInAddress(url, playground)).toEqual([]);
      expect(addressWithFaults(url, [{ id: 'html-503' }], to)).toBe(url);
    },
  );
});
