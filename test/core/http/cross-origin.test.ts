import { describe, expect, it } from 'vitest';
import { noBytes } from '#core/http/bytes.ts';
import { corsLines } from '#core/http/cors-lines.ts';
import { corsPlan } from '#core/http/cors-plan.ts';
import { addressSpace, isNearer } from '#core/http/cross-origin.ts';

describe('the address space of a host (Local Network Access)', () => {
  it.each([
    ['localhost', 'loopback'],
    ['a.localhost', 'loopback'],
    ['127.9.9.9', 'loopback'],
    ['[::1]', 'loopback'],
    ['10.1.2.3', 'local'],
    ['172.31.0.1', 'local'],
    ['192.168.1.1', 'local'],
    ['169.254.1.1', 'local'],
    ['[fd12:3456::1]', 'local'],
    ['[fe80::1]', 'local'],
    ['printer.local', 'local'],
    ['172.32.0.1', 'public'],
    ['[2001:db8::1]', 'public'],
    ['10.example.com', 'public'],
    ['fd12.example', 'public'],
  ])('of %s is %s', (host, space) => {
    expect(addressSpace(host)).toBe(space);
  });

  it('is asked for only on the way to what is nearer', () => {
    expect(isNearer('loopback', 'public')).toBe(true);
    expect(isNearer('loopback', 'local')).toBe(true);
    expect(isNearer('local', 'loopback')).toBe(false);
    expect(isNearer('loopback', 'loopback')).toBe(false);
  });
});

describe('the lines that a server needs', () => {
  it('name method and headers in the answer to OPTIONS, and the origin in both', () => {
    const plan = corsPlan('https://page.example', {
      method: 'PATCH',
      url: 'https://api.example/a',
      headers: [
        ['Authorization', 'Bearer t'],
        ['Content-Type', 'application/json'],
      ],
      body: noBytes,
    });
    expect(corsLines(plan)).toEqual({
      preflight: [
        'Access-Control-Allow-Origin: https://page.example',
        'Access-Control-Allow-Methods: PATCH',
        'Access-Control-Allow-Headers: authorization, content-type',
      ],
      response: ['Access-Control-Allow-Origin: https://page.example', 'Vary: Origin'],
    });
  });

  it('are none for OPTIONS where a browser asks nothing first', () => {
    const plan = corsPlan('https://page.example', {
      method: 'GET',
      url: 'https://api.example/a',
      headers: [],
      body: noBytes,
    });
    expect(corsLines(plan).preflight).toEqual([]);
  });
});
