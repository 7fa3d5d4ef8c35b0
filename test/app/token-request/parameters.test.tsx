import { screen } from '@testing-library/react';
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
  const preview = () => screen.getByRole('region', { name: 'Request preview' }).textContent;
  const add = () => mounted.user.click(screen.getByRole('button', { name: 'Add a parameter', hidden: true }));
  return { ...mounted, preview, add };
}

const box = (name: string) => screen.getByLabelText<HTMLInputElement>(name);

describe('the parameters', () => {
  it('are folded while there are none', async () => {
    await mount(<TokenRequest />);
    expect(screen.getByText('Parameters').closest('details')?.open).toBe(false);
  });

  it('are typed in rows, and stand in the preview behind the scope in their order', async () => {
    const { user, preview, add } = await withPreview();
    await add();
    expect(screen.getByText('Parameters').closest('details')?.open).toBe(true);
    expect(document.activeElement).toBe(box('Parameter 1 name'));
    await user.keyboard('resource{Tab}https://a.example');
    await add();
    await user.keyboard('resource{Tab}https://b.example');
    expect(preview()).toContain('resource=https%3A%2F%2Fa.example&resource=https%3A%2F%2Fb.example');
  });

  it('are left out while switched off, and come back', async () => {
    const { user, preview, add } = await withPreview();
    await add();
    await user.keyboard('audience{Tab}api');
    await user.click(screen.getByRole('checkbox', { name: 'Send parameter 1' }));
    expect(preview()).not.toContain('audience');
    expect(screen.getByText('· 0 of 1 sent')).toBeDefined();
    await user.click(screen.getByRole('checkbox', { name: 'Send parameter 1' }));
    expect(preview()).toContain('audience=api');
  });

  it('are removed one at a time, and the focus stays among them', async () => {
    const { user, preview, add } = await withPreview();
    for (const name of ['a', 'b', 'c']) {
      await add();
      await user.keyboard(name);
    }
    await user.click(screen.getByRole('button', { name: 'Remove parameter 2' }));
    expect(preview()).toContain('&a=&c=');
    expect(document.activeElement).toBe(box('Parameter 2 name'));
    await user.click(screen.getByRole('button', { name: 'Remove parameter 2' }));
    await user.click(screen.getByRole('button', { name: 'Remove parameter 1' }));
    expect(document.activeElement?.textContent).toContain('Add a parameter');
  });

  it('say at the row what is wrong, and do not fold it away', async () => {
    const { user, add } = await withPreview();
    await add();
    await user.keyboard('client_secret');
    expect(box('Parameter 1 name').getAttribute('aria-invalid')).toBe('true');
    expect(screen.getAllByText(/Remove client_secret from the parameters/).length).toBeGreaterThan(0);
    await user.click(screen.getByText('Parameters'));
    expect(screen.getByText('Parameters').closest('details')?.open).toBe(true);
  });

  it('hide what is secret by its name, and say that it is not kept', async () => {
    const { user, preview, add } = await withPreview();
    await add();
    await user.keyboard('client_assertion{Tab}canary-assertion');
    expect(box('Parameter 1 value').type).toBe('password');
    expect(screen.getByText('It holds a secret, so its value is not kept over a reload.')).toBeDefined();
    expect(preview()).toContain('client_assertion=••••••••');
    expect(preview()).not.toContain('canary');
  });
});
