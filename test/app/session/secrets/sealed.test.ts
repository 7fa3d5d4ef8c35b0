import { describe, expect, it } from 'vitest';
import { iterations, keyOf, readSealed, seal, unseal } from '#app/session/secrets/sealed.ts';
import { secretsIn } from '#app/session/secrets/secret-values.ts';
import { createWorkbench, nothingTyped } from '#app/session/workbench.ts';

const typed = { ...nothingTyped, connection: { ...nothingTyped.connection, clientSecret: 'canary-secret' } };
const values = secretsIn(createWorkbench(typed, 'kept').getState());

describe('secrets behind a passphrase', () => {
  it('open with it, and with nothing else', async () => {
    const key = await keyOf('correct horse');
    const sealed = await seal(values, key, 'first');
    expect(await unseal(sealed, await keyOf('correct horse', sealed.salt), 'first')).toEqual(values);
    expect(await unseal(sealed, await keyOf('wrong horse', sealed.salt), 'first')).toBeUndefined();
  });

  it('open in no other connection’s place, and not once a bit was changed', async () => {
    const key = await keyOf('correct horse');
    const sealed = await seal(values, key, 'first');
    expect(await unseal(sealed, key, 'second')).toBeUndefined();
    const changed = sealed.sealed.slice();
    changed[3] = (changed[3] ?? 0) ^ 1;
    expect(await unseal({ ...sealed, sealed: changed }, key, 'first')).toBeUndefined();
  });

  it('are encrypted with a key that cannot be taken out, 600,000 rounds, and another salt and nonce each time', async () => {
    const [one, other] = [await keyOf('same'), await keyOf('same')];
    expect(one.key.extractable).toBe(false);
    expect(iterations).toBeGreaterThanOrEqual(600_000);
    expect(one.salt).not.toEqual(other.salt);
    const [first, second] = [await seal(values, one, 'first'), await seal(values, one, 'first')];
    expect(first.iv).not.toEqual(second.iv);
    expect(new TextDecoder().decode(first.sealed)).not.toContain('canary');
  });

  it('open with the same characters however they were typed (Unicode)', async () => {
    const sealed = await seal(values, await keyOf('caf\u00E9'), 'first');
    expect(await unseal(sealed, await keyOf('cafe\u0301', sealed.salt), 'first')).toEqual(values);
  });

  it('are read from no record that asks for too few or too many rounds', async () => {
    const sealed = await seal(values, await keyOf('correct horse'), 'first');
    expect(readSealed(sealed)).toEqual(sealed);
    expect(readSealed({ ...sealed, iterations: 1000 })).toBeUndefined();
    expect(readSealed({ ...sealed, iterations: 1e12 })).toBeUndefined();
    expect(readSealed({ ...sealed, salt: 'none' })).toBeUndefined();
  });
});
