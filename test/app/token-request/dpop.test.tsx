import { act, screen, within } from '@testing-library/react';
import { decodeJwt } from 'jose';
import { describe, expect, it } from 'vitest';
import { Exchange } from '#app/exchange/exchange.tsx';
import { RequestPreview } from '#app/exchange/request-preview.tsx';
import { FindingsOfRuns } from '#app/findings/findings-of-runs.tsx';
import { TokenRequest } from '#app/token-request/token-request.tsx';
import { headerValue } from '#core/http/message.ts';
import { mount } from '../session/mount.tsx';

const box = () => screen.getByRole<HTMLInputElement>('checkbox', { name: 'DPoP' });
const region = (name: string) => screen.getByRole('region', { name });

async function withDpop() {
  const mounted = await mount(
    <>
      <TokenRequest />
      <RequestPreview folded={false} />
      <FindingsOfRuns />
      <Exchange />
    </>,
  );
  await mounted.user.click(box());
  await screen.findByText(/^[\w-]{43}$/);
  return mounted;
}

describe('DPoP in the token request', () => {
  it('is off, and no key is made, until it is wanted', async () => {
    const { session } = await mount(<TokenRequest />);
    expect(box().checked).toBe(false);
    expect(session.store.getState().dpop.key).toBeUndefined();
  });

  it('shows the key’s thumbprint, and another one after a new key was made', async () => {
    const { user, session } = await withDpop();
    const first = screen.getByText(/^[\w-]{43}$/).textContent;
    await user.click(screen.getByRole('button', { name: 'Make a new key' }));
    await expect.poll(() => screen.getByText(/^[\w-]{43}$/).textContent).not.toBe(first);
    await user.selectOptions(screen.getByRole('combobox', { name: 'Proof algorithm' }), 'ES384');
    await expect.poll(() => session.store.getState().dpop.key?.alg).toBe('ES384');
  });

  it('shows the proof decoded beside the preview, for this address, with the newest nonce of its server', async () => {
    const { session } = await withDpop();
    const claims = () => within(region('Request preview')).getByRole('group', { name: 'Proof claims' }).textContent;
    expect(await screen.findByText('DPoP proof, decoded')).toBeDefined();
    expect(claims()).toContain('"htu": "https://as.example/token"');
    expect(claims()).not.toContain('nonce');
    act(() =>
      session.store.setState(({ dpop }) => ({ dpop: { ...dpop, nonces: new Map([['https://as.example', 'n-1']]) } })),
    );
    await expect.poll(claims).toContain('"nonce": "n-1"');
  });

  it('sends a proof of its own, not that of the preview', async () => {
    const { commands, server } = await withDpop();
    const shown = await within(region('Request preview')).findByRole('group', { name: 'Proof claims' });
    await act(async () => {
      const done = commands.getToken();
      await expect.poll(() => server.requests.length).toBe(1);
      server.answerNext({ access_token: 't', token_type: 'DPoP' });
      await done;
    });
    const { jti } = decodeJwt(headerValue(server.requests[0]?.headers ?? [], 'DPoP') ?? '');
    expect(jti).toMatch(/^[0-9a-f]{32}$/);
    expect(shown.textContent).not.toContain(jti);
  });

  it('shows a nonce round trip as two exchanges, each a region named by its step', async () => {
    const { commands, server } = await withDpop();
    await act(async () => {
      const done = commands.getToken();
      await expect.poll(() => server.requests.length).toBe(1);
      server.answerNext({ error: 'use_dpop_nonce' }, 400, [['DPoP-Nonce', 'n-1']]);
      await expect.poll(() => server.requests.length).toBe(2);
      server.answerNext({ access_token: 't', token_type: 'DPoP' });
      await done;
    });
    const exchange = within(await screen.findByRole('region', { name: 'Exchange' }));
    const first = within(exchange.getByRole('group', { name: 'Token request' }));
    const second = within(exchange.getByRole('region', { name: 'Token request with nonce' }));
    expect(first.getByRole('group', { name: 'Raw response' }).textContent).toContain('use_dpop_nonce');
    expect(second.getByRole('group', { name: 'Raw response' }).textContent).toContain('token_type');
    expect(second.getByRole('group', { name: 'Proof claims', hidden: true }).textContent).toContain('"nonce": "n-1"');
    expect(document.querySelector('[data-finding="dpop-nonce-answered"]')).not.toBeNull();
  });

  it('offers the proxy where the browser hides the nonce, and sends by it', async () => {
    const { commands, server, user } = await withDpop();
    act(() => commands.editConnection({ way: 'browser' }));
    await act(async () => {
      const done = commands.getToken();
      await expect.poll(() => server.requests.length).toBe(1);
      server.answerNext({ error: 'use_dpop_nonce' }, 400);
      await done;
    });
    expect(document.querySelector('[data-finding="dpop-nonce-hidden"]')).not.toBeNull();
    await user.click(screen.getByRole('button', { name: 'Try through the proxy' }));
    await expect.poll(() => server.ways).toEqual(['browser', 'proxy']);
  });
});
