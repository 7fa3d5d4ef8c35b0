import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { RequestPreview } from '#app/exchange/request-preview.tsx';
import { TokenRequest } from '#app/token-request/token-request.tsx';
import { mount } from '../session/mount.tsx';

async function withPreview() {
  const mounted = await mount(
    <>
      <TokenRequest />
      <RequestPreview folded={false} />
    </>,
  );
  const preview = screen.getByRole('region', { name: 'Request preview' });
  const pre = preview.querySelector('pre');
  if (pre === null) throw new Error('There is no message.');
  const explanation = () => preview.querySelector('[data-explanation]')?.textContent;
  const spoken = () => preview.querySelector('[aria-live]')?.textContent;
  const part = (text: string) => {
    const found = [...pre.querySelectorAll('[data-part]')].find((element) => element.textContent.includes(text));
    if (found === undefined) throw new Error(`No part holds ${text}.`);
    return found;
  };
  return { ...mounted, preview, pre, explanation, spoken, part };
}

describe('a message that explains itself', () => {
  it('says what the part under the pointer is, beside the message and never in it', async () => {
    const { user, pre, explanation, part } = await withPreview();
    const before = pre.textContent;
    await user.hover(part('Host'));
    expect(explanation()).toContain('Header Host');
    expect(explanation()).toContain('RFC 9110 §7.2');
    expect(pre.textContent).toBe(before);
  });

  it('leads from part to part with the arrow keys, reads each out, and closes with Escape', async () => {
    const { user, pre, explanation, spoken } = await withPreview();
    pre.focus();
    expect(spoken()).toBe('');
    await user.keyboard('{ArrowRight}');
    expect(spoken()).toMatch(/^Method: The method: hand something over/);
    await user.keyboard('{ArrowDown}{ArrowDown}');
    expect(spoken()).toMatch(/^Version:/);
    await user.keyboard('{End}');
    expect(spoken()).toMatch(/^Parameter grant_type:/);
    expect(document.activeElement).toBe(pre);
    expect(pre.querySelectorAll('[data-explained]').length).toBe(1);
    await user.keyboard('{Escape}');
    expect(explanation()).toBeUndefined();
    expect(pre.querySelectorAll('[data-explained]').length).toBe(0);
  });

  it('keeps what was pressed while the pointer moves on, until it is pressed again', async () => {
    const { user, explanation, part } = await withPreview();
    await user.click(part('Accept'));
    await user.hover(part('Host'));
    expect(explanation()).toContain('Header Accept');
    await user.click(part('Accept'));
    expect(explanation()).toBeUndefined();
  });

  it('unfolds Basic into ID and secret, the secret masked until it is revealed', async () => {
    const { user, preview, explanation, part } = await withPreview();
    await user.click(part('Authorization'));
    expect(explanation()).toContain('ID, as sentmachine');
    expect(explanation()).toContain('Secret, as sent••••••••');
    await user.click(within(preview).getByRole('button', { name: 'Reveal in the preview' }));
    expect(explanation()).toContain('Secret, as sents3cret');
  });

  it('leads to the field that a part was made from', async () => {
    const { user, part } = await withPreview();
    await user.click(part('Host'));
    await user.click(screen.getByRole('button', { name: 'Go to Token endpoint' }));
    expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Token endpoint' }));
  });
});
