import 'fake-indexeddb/auto';
import { act, fireEvent, screen, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { ApiCall } from '#app/api-call/api-call.tsx';
import { History } from '#app/history/history.tsx';
import { mountWithHistory } from '../session/mount-with-history.tsx';

const token = 'in-hand-0123456789';

async function calling() {
  const mounted = await mountWithHistory(
    <>
      <ApiCall />
      <History />
    </>,
  );
  const preview = () => screen.getByRole('region', { name: 'API request preview' });
  const planned = () => within(preview()).getByRole('group', { name: 'Planned API request' }).querySelector('pre');
  return { ...mounted, preview, planned };
}

describe('the preview of the API call', () => {
  it('is there once a URL is begun, and says what keeps the call from being one', async () => {
    const { commands } = await calling();
    act(() => commands.editApiCall({ url: '' }));
    expect(screen.queryByRole('region', { name: 'API request preview' })).toBeNull();
    act(() => commands.editApiCall({ url: 'htt' }));
    expect(screen.getByRole('region', { name: 'API request preview' }).textContent).toContain('Still open:');
  });

  it('shows the call as it will be sent, following the typing', async () => {
    const { commands, planned } = await calling();
    expect(planned()?.textContent).toMatch(/^GET \/hello HTTP\/1\.1\r\nHost: api\.example\r\n/);
    act(() => commands.editApiCall({ method: 'POST', url: 'https://api.example/a', body: '{}' }));
    expect(planned()?.textContent).toMatch(/^POST \/a [^]*Content-Type: application\/json[^]*\r\n\r\n\{\}$/);
  });

  it('shows where the token stands, masked until it is asked for, and says so where there is none', async () => {
    const { commands, user, preview, planned } = await calling();
    expect(preview().textContent).toContain('No token is in hand');
    expect(planned()?.textContent).not.toContain('Authorization');
    act(() => commands.pasteToken(token));
    expect(planned()?.textContent).toContain('Authorization: Bearer ••••••••');
    expect(preview().textContent).not.toContain('No token is in hand');
    await user.click(screen.getByRole('button', { name: 'Reveal in the API preview' }));
    expect(planned()?.textContent).toContain(`Authorization: Bearer ${token}`);
  });

  it('shows a proof of its own where the token is bound to a key (RFC 9449 §7.1)', async () => {
    const { commands, planned, preview } = await calling();
    const claims = btoa(JSON.stringify({ cnf: { jkt: 'k' } })).replaceAll('=', '');
    act(() => commands.pasteToken(`eyJhbGciOiJFUzI1NiJ9.${claims}.c2ln`));
    await expect.poll(() => planned()?.textContent).toContain('DPoP: ••••••••');
    expect(preview().textContent).toContain('"ath"');
  });

  it('folds away above the exchange, and is a press away', async () => {
    const { commands, server, user, planned } = await calling();
    const done = commands.sendApiRequest();
    server.answerNext({});
    await act(() => done);
    expect(screen.queryByRole('group', { name: 'Planned API request' })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Unfold the API preview' }));
    expect(planned()).not.toBeNull();
  });
});

describe('the API call as a text to edit', () => {
  async function editing() {
    const mounted = await calling();
    act(() => mounted.commands.pasteToken(token));
    await mounted.user.click(screen.getByRole('button', { name: 'Edit and send the API call' }));
    const box = await screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Edited API request' });
    const edit = (change: (text: string) => string) => fireEvent.change(box, { target: { value: change(box.value) } });
    return { ...mounted, box, edit };
  }

  it('begins as the form’s call with the token in hand', async () => {
    const { box } = await editing();
    expect(box.value).toMatch(/^GET \/hello HTTP\/1\.1\nHost: api\.example\n/);
    expect(box.value).toContain(`Authorization: Bearer ${token}`);
  });

  it('marks what cannot be sent at its place, and sends nothing then', async () => {
    const { box, edit, user, server } = await editing();
    edit((text) => text.replace(/Host: .*/, 'Transfer-Encoding: chunked'));
    const faults = screen.getByRole('list', { name: 'What cannot be sent so in the API call' });
    expect(faults.textContent).toMatch(/Line 2, column 1 of the API callTransfer-Encoding frames the message/);
    await user.click(screen.getByRole('button', { name: 'Send API call as edited' }));
    expect(document.activeElement).toBe(box);
    expect(server.requests).toEqual([]);
  });

  it('marks the run, masks what only the text held, and stays for the next', async () => {
    const { box, edit, user, server, session } = await editing();
    edit((text) => text.replace(token, 'another-t0ken'));
    await user.click(screen.getByRole('button', { name: 'Send API call as edited' }));
    await expect.poll(() => server.requests.length).toBe(1);
    server.answerNext({ message: 'another-t0ken is wrong' }, 401);
    await expect.poll(() => session.store.getState().runs.length).toBe(2);
    const panel = screen.getByRole('region', { name: 'API call' });
    expect(await within(panel).findByText('edited by hand')).toBeDefined();
    expect(panel.textContent.replace(box.value, '')).not.toContain('another-t0ken');
    const history = await screen.findByRole('region', { name: 'History' }, { timeout: 10_000 });
    // It is listed once it is kept, which comes after the paint.
    await vi.waitFor(() => expect(history.textContent).toContain('GET /hello, edited by hand'), 8000);
    expect(box.value).toContain('another-t0ken');
  });

  it('goes back to the form’s call on a press, and stays under the hand, also above an exchange', async () => {
    const { box, commands, edit, server, user } = await editing();
    const before = box.value;
    edit(() => 'GET / HTTP/1.1');
    const done = commands.sendApiRequest();
    server.answerNext({});
    await act(() => done);
    await user.click(screen.getByRole('button', { name: 'Take the form’s API call again' }));
    expect(box.value).toBe(before);
    expect(document.activeElement).toBe(box);
  });
});
