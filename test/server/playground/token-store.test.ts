import { describe, expect, it } from 'vitest';
import { createTokenStore } from '#server/playground/token-store.ts';

const token = (id: string) => ({ model: 'ClientCredentials', id, payload: {}, expiresAtSeconds: 100 });

describe('createTokenStore', () => {
  it('keeps the newest 5000 tokens and drops the oldest first', () => {
    const store = createTokenStore({ nowMs: () => 0, initial: [], onChange: () => undefined });
    for (let count = 0; count <= 5_000; count++) store.add(token(String(count)));
    expect(store.all()).toHaveLength(5_000);
    expect(store.find('ClientCredentials', '0')).toBeUndefined();
    expect(store.find('ClientCredentials', '1')).toBeDefined();
  });

  it('remembers when a token was revoked, and only the first time', () => {
    let nowMs = 7_900;
    let changes = 0;
    const store = createTokenStore({ nowMs: () => nowMs, initial: [token('a')], onChange: () => changes++ });
    store.revoke('ClientCredentials', 'a');
    nowMs = 9_000;
    store.revoke('ClientCredentials', 'a');
    store.revoke('ClientCredentials', 'unknown');
    expect(store.find('ClientCredentials', 'a')?.revokedAtSeconds).toBe(7);
    expect(changes).toBe(1);
  });

  it('keeps kinds of records apart', () => {
    const store = createTokenStore({ nowMs: () => 0, initial: [token('a')], onChange: () => undefined });
    expect(store.find('AccessToken', 'a')).toBeUndefined();
  });
});
