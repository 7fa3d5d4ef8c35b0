import { describe, expect, it } from 'vitest';
import { adoptTyped } from '#app/session/adopt-typed.ts';
import { nothingTyped, type Typed } from '#app/session/workbench.ts';

const base = typedWith({ tokenEndpoint: 'https://as.example/token', clientId: 'machine', scope: 'read' });
const nothingHeld = (): boolean => false;

describe('what another tab has changed', () => {
  it('is taken over where this tab has changed nothing', () => {
    const { change } = adoptTyped(base, base, withConnection(base, { scope: 'write' }), nothingHeld);
    expect(change?.connection).toMatchObject({ scope: 'write', clientId: 'machine' });
  });

  it('never takes the place of what was changed here', () => {
    const here = withConnection(base, { scope: 'mine' });
    const there = withConnection(base, { scope: 'theirs', clientId: 'robot' });
    expect(adoptTyped(base, here, there, nothingHeld).change?.connection).toMatchObject({
      scope: 'mine',
      clientId: 'robot',
    });
  });

  it('leaves a field that is under the hands until it is let go', () => {
    const there = withConnection(base, { scope: 'theirs' });
    const held = adoptTyped(base, base, there, (value) => value === 'read');
    expect(held.change).toBeUndefined();
    // What is written next must not be taken for a change of this tab.
    expect(held.base.connection.scope).toBe('read');
    expect(adoptTyped(held.base, base, there, nothingHeld).change?.connection?.scope).toBe('theirs');
  });

  it('leaves every secret here where it is', () => {
    const here = withConnection(base, {
      clientSecret: 'canary-secret',
      parameters: [
        { name: 'api_key', value: 'canary-key', on: true },
        { name: 'audience', value: 'one', on: true },
      ],
    });
    const before = withConnection(base, {
      parameters: [
        { name: 'api_key', value: '', on: true },
        { name: 'audience', value: 'one', on: true },
      ],
    });
    const there = withConnection(before, {
      parameters: [
        { name: 'audience', value: 'two', on: true },
        { name: 'api_key', value: '', on: false },
      ],
    });
    expect(adoptTyped(before, here, there, nothingHeld).change?.connection).toMatchObject({
      clientSecret: 'canary-secret',
      parameters: [
        { name: 'audience', value: 'two', on: true },
        { name: 'api_key', value: 'canary-key', on: false },
      ],
    });
  });

  it('is nothing where both have made the same change', () => {
    const same = withConnection(base, { scope: 'write' });
    const { change, base: next } = adoptTyped(base, same, same, nothingHeld);
    expect(change).toBeUndefined();
    expect(next.connection.scope).toBe('write');
  });

  it('covers the API call, the trusted certificates and the issuer', () => {
    const there: Typed = {
      ...base,
      apiCall: { ...base.apiCall, url: 'https://api.example' },
      pins: [{ hostAndPort: 'as.example:443', sha256: 'ab' }],
      issuer: 'https://as.example',
    };
    expect(adoptTyped(base, base, there, nothingHeld).change).toMatchObject({
      apiCall: { url: 'https://api.example' },
      pins: [{ sha256: 'ab' }],
      issuer: 'https://as.example',
    });
  });
});

function typedWith(connection: Partial<Typed['connection']>): Typed {
  return withConnection(nothingTyped, connection);
}

function withConnection(typed: Typed, connection: Partial<Typed['connection']>): Typed {
  return { ...typed, connection: { ...typed.connection, ...connection } };
}
