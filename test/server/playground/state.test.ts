import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { certificateSha256, isDueForRenewal, makeServerCertificate } from '#server/playground/certificates.ts';
import { startPlayground } from '#server/playground/playground.ts';
import { openState } from '#server/playground/state.ts';
import { accessToken, basic, bearer, postForm, runningPlayground, send } from './running-playground.ts';

async function freshPath(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'playground-state-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return join(folder, 'new', 'playground.json');
}

function quiet(line: string): void {
  throw new Error(`unexpected notice: ${line}`);
}

describe('a restart over the same file', () => {
  it('keeps the certificate, the keys, and the tokens with their ends and revocations', async () => {
    const state = { kind: 'file', path: await freshPath() } as const;
    const options = { httpPort: 0, httpsPort: 0, state, onNotice: quiet };
    const before = await startPlayground(options);
    const origin = before.addresses.httpOrigin;
    const opaque = await accessToken(origin, 'server', 'Secr3t!', 'read');
    const revoked = await accessToken(origin, 'server', 'Secr3t!');
    await postForm(`${origin}/oauth/v2/oauth-revoke`, `token=${revoked}`, { headers: basic('server', 'Secr3t!') });
    const keys = (await send(`${origin}/oauth/v2/oauth-anonymous/jwks`)).text;
    await before.close();

    const { http, addresses } = await runningPlayground({ state });
    expect(addresses.certificateSha256).toBe(before.addresses.certificateSha256);
    expect((await send(`${http}/oauth/v2/oauth-anonymous/jwks`)).text).toBe(keys);
    expect((await send(`${http}/read`, { headers: bearer(opaque) })).status).toBe(200);
    expect((await send(`${http}/read`, { headers: bearer(revoked) })).text).toContain('The token was revoked');
  });

  it('leaves one file that only its owner can read, in a folder that only its owner can open', async () => {
    const path = await freshPath();
    const playground = await startPlayground({
      httpPort: 0,
      httpsPort: 0,
      state: { kind: 'file', path },
      onNotice: quiet,
    });
    await accessToken(playground.addresses.httpOrigin, 'server', 'Secr3t!');
    await playground.close();
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect((await stat(join(path, '..'))).mode & 0o777).toBe(0o700);
    expect(await readdir(join(path, '..'))).toEqual(['playground.json']);
  });
});

describe('the state file', () => {
  const outside = (notices: string[]) => ({ nowMs: Date.now, onNotice: (line: string) => void notices.push(line) });
  const token = (id: string) => ({
    model: 'ClientCredentials',
    id,
    payload: {},
    expiresAtSeconds: Date.now() / 1000 + 60,
  });

  it.each([
    '',
    '{',
    '[]',
    '{"version":1}',
    'null',
    '{"version":2}',
    '{"version":1,"certificate":{},"signingKey":{},"tokens":[]}',
  ])('is kept aside when it is damaged (%j), and a new one begins', async (text) => {
    const path = join(await freshPath(), '..', '..', 'playground.json');
    await writeFile(path, text);
    const notices: string[] = [];
    const state = await openState({ kind: 'file', path }, outside(notices));
    await state.close();
    const aside = (await readdir(join(path, '..'))).find((name) => name.startsWith('playground.json.damaged-'));
    expect(aside).toBeDefined();
    expect(await readFile(join(path, '..', aside ?? ''), 'utf8')).toBe(text);
    expect(notices).toHaveLength(1);
    expect(notices[0]).toMatch(
      /^The playground's state was damaged and is kept as .*; the playground starts afresh\.$/,
    );
    expect(JSON.parse(await readFile(path, 'utf8'))).toMatchObject({ version: 1, tokens: [] });
  });

  it('is one and the same for two that start at the same time', async () => {
    const path = await freshPath();
    const notices: string[] = [];
    const [one, other] = await Promise.all([
      openState({ kind: 'file', path }, outside(notices)),
      openState({ kind: 'file', path }, outside(notices)),
    ]);
    expect(other.certificate).toEqual(one.certificate);
    expect(other.keys()).toEqual(one.keys());
    one.tokens.add(token('one'));
    other.tokens.add(token('other'));
    await Promise.all([one.close(), other.close()]);
    one.tokens.add(token('last'));
    await one.close();
    const after = await openState({ kind: 'file', path }, outside(notices));
    expect(after.tokens.all().map(({ id }) => id)).toEqual(expect.arrayContaining(['one', 'last']));
    expect(notices).toEqual([]);
  });

  it('does not lose what another process wrote in between, nor a revocation there', async () => {
    const path = await freshPath();
    const one = await openState({ kind: 'file', path }, outside([]));
    one.tokens.add(token('shared'));
    await one.close();
    const other = await openState({ kind: 'file', path }, outside([]));
    other.tokens.add(token('other'));
    other.tokens.revoke('ClientCredentials', 'shared');
    await other.close();
    one.tokens.add(token('one'));
    await one.close();
    const after = await openState({ kind: 'file', path }, outside([]));
    expect(after.tokens.all().map(({ id }) => id)).toEqual(expect.arrayContaining(['shared', 'other', 'one']));
    expect(after.tokens.find('ClientCredentials', 'shared')?.revokedAtSeconds).toBeTypeOf('number');
  });

  it('drops tokens an hour after their end', async () => {
    const path = await freshPath();
    const state = await openState({ kind: 'file', path }, outside([]));
    const nowSeconds = Date.now() / 1000;
    state.tokens.add({ ...token('long gone'), expiresAtSeconds: nowSeconds - 3700 });
    state.tokens.add({ ...token('just gone'), expiresAtSeconds: nowSeconds - 3500 });
    await state.close();
    const after = await openState({ kind: 'file', path }, outside([]));
    expect(after.tokens.all().map(({ id }) => id)).toEqual(['just gone']);
  });

  it('that cannot be written is said, and the playground runs from memory', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'playground-state-'));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    await writeFile(join(folder, 'file'), '');
    const notices: string[] = [];
    const { ready } = await runningPlayground({
      state: { kind: 'file', path: join(folder, 'file', 'playground.json') },
      onNotice: (line) => notices.push(line),
    });
    await ready;
    expect(notices).toHaveLength(1);
    expect(notices[0]).toMatch(/ENOTDIR|EEXIST/);
  });

  it('has a new certificate thirty days before the old one ends, and says so', async () => {
    const path = await freshPath();
    const before = await openState({ kind: 'file', path }, outside([]));
    await before.close();
    const notices: string[] = [];
    const nowMs = () => Date.now() + 368 * 86_400_000;
    const after = await openState({ kind: 'file', path }, { nowMs, onNotice: (line) => void notices.push(line) });
    await after.close();
    expect(certificateSha256(after.certificate.certificatePem)).not.toBe(
      certificateSha256(before.certificate.certificatePem),
    );
    expect(after.keys()).toEqual(before.keys());
    expect(notices).toHaveLength(1);
    const again = await openState({ kind: 'file', path }, { nowMs, onNotice: quiet });
    expect(again.certificate).toEqual(after.certificate);
  });
});

describe('isDueForRenewal', () => {
  it('is false for a new certificate and true from thirty days before its end', () => {
    const nowMs = Date.UTC(2026, 10, 1);
    const { certificatePem } = makeServerCertificate(nowMs);
    expect(isDueForRenewal(certificatePem, nowMs)).toBe(false);
    expect(isDueForRenewal(certificatePem, nowMs + 366 * 86_400_000)).toBe(false);
    expect(isDueForRenewal(certificatePem, nowMs + 368 * 86_400_000)).toBe(true);
  });
});
