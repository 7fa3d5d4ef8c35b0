import { fireEvent, screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { Exchange } from '#app/exchange/exchange.tsx';
import { RequestPreview } from '#app/exchange/request-preview.tsx';
import { mount } from '../session/mount.tsx';

async function editing() {
  const mounted = await mount(
    <>
      <RequestPreview folded={false} />
      <Exchange />
    </>,
  );
  await mounted.user.click(screen.getByRole('button', { name: 'Edit and send' }));
  const box = await screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Edited request' });
  const edit = (change: (text: string) => string) => fireEvent.change(box, { target: { value: change(box.value) } });
  const items = (name: string) =>
    within(screen.getByRole('list', { name }))
      .getAllByRole('listitem')
      .map((item) => item.textContent);
  return { ...mounted, box, edit, items };
}

describe('the request as a text to edit', () => {
  it('begins as the form’s request, without the lines that frame it', async () => {
    const { box } = await editing();
    expect(box.value).toMatch(/^POST \/token HTTP\/1\.1\nHost: as\.example\n/);
    expect(box.value).not.toMatch(/^(Content-Length|Connection)/m);
    expect(screen.getByText('Nothing is changed: this is the form’s request.')).toBeDefined();
  });

  it('follows the form until it is edited, and then keeps what was edited', async () => {
    const { box, commands, edit } = await editing();
    commands.editConnection({ scope: 'read' });
    await expect.poll(() => box.value).toContain('&scope=read');
    edit((text) => text.replace('read', 'write'));
    commands.editConnection({ scope: 'other' });
    expect(box.value).toContain('&scope=write');
  });

  it('says what was changed, by line and in words', async () => {
    const { edit, items } = await editing();
    edit((text) => text.replace('Accept: application/json', 'Accept: */*').replace('grant_type', 'own=1&grant_type'));
    expect(items('Changed by hand')).toEqual(['line 3 Accept is another.', 'line 8 Parameter own is added.']);
  });

  it('says what cannot be sent, and a press marks it; sending does the same and sends nothing', async () => {
    const { box, edit, items, user, server } = await editing();
    edit((text) => text.replace('Accept: application/json', 'Transfer-Encoding: chunked'));
    expect(items('What cannot be sent so')[0]).toMatch(/^Line 3, column 1Transfer-Encoding frames the message/);
    expect(box.getAttribute('aria-invalid')).toBe('true');
    await user.click(screen.getByRole('button', { name: 'Send as edited' }));
    expect(box.value.slice(box.selectionStart, box.selectionEnd)).toBe('Transfer-Encoding: chunked');
    expect(document.activeElement).toBe(box);
    expect(server.requests).toEqual([]);
  });

  it('lists what the browser will change before it is sent', async () => {
    const { commands, items } = await editing();
    commands.editConnection({ way: 'browser' });
    await screen.findByRole('list', { name: 'What the browser will change' });
    expect(items('What the browser will change')[0]).toBe('Host, Accept-Encoding: the browser writes its own instead.');
  });

  it('marks the run in the exchange, masks an edited secret, and stays for the next', async () => {
    const { box, edit, user, server } = await editing();
    const pair = btoa('machine:another-s3cret');
    edit((text) => text.replace(/Basic .*/, `Basic ${pair}`));
    await user.click(screen.getByRole('button', { name: 'Send as edited' }));
    await expect.poll(() => server.requests.length).toBe(1);
    server.answerNext({ error: 'invalid_request', error_description: 'another-s3cret is wrong' }, 400);
    const exchange = await screen.findByRole('region', { name: 'Exchange' });
    expect(within(exchange).getByText('edited by hand')).toBeDefined();
    expect(exchange.textContent).not.toContain('another-s3cret');
    expect(box.value).toContain(pair);
  });

  it('is not called edited where nothing was changed', async () => {
    const { user, server, session } = await editing();
    await user.click(screen.getByRole('button', { name: 'Send as edited' }));
    await expect.poll(() => server.requests.length).toBe(1);
    server.answerNext({ error: 'invalid_request' }, 400);
    await expect.poll(() => session.store.getState().runs.length).toBe(1);
    expect(session.store.getState().runs[0]).not.toHaveProperty('editedByHand');
  });

  it('goes back to the form’s request on a press', async () => {
    const { box, edit, user } = await editing();
    const before = box.value;
    edit(() => 'GET / HTTP/1.1');
    await user.click(screen.getByRole('button', { name: 'Take the form’s request again' }));
    expect(box.value).toBe(before);
  });
});
