import { act, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { DemoTools } from '#app/demo/demo-tools.tsx';
import { useKnownSecrets } from '#app/session/use-known-secrets.ts';
import { switchDemoMode, useDemoText } from '#app/ui/demo-mode.ts';
import { useMaskedField, useSecretField } from '#app/ui/secret-field.ts';
import { mount } from '../session/mount.tsx';

const token = (number: number) => `opaque-token-number-${number}.`;

function Shown({ text }: { readonly text: string }) {
  const shown = useDemoText();
  const secret = useSecretField(text).control;
  const url = useMaskedField(text).control;
  return (
    <>
      <output>{shown(text)}</output>
      <input aria-label="secret" {...secret} onChange={() => {}} />
      <input aria-label="url" {...url} onChange={() => {}} />
      <p>{useKnownSecrets().join(' ')}</p>
    </>
  );
}

afterEach(() => act(() => switchDemoMode(false)));

async function withManyTokens(text: string) {
  const under = await mount(
    <>
      <DemoTools />
      <Shown text={text} />
    </>,
  );
  act(() => {
    under.commands.pasteToken(token(30));
    const pasted = under.session.store.getState().runs.filter((run) => run.kind === 'pasted');
    const older = (run: (typeof pasted)[number]) =>
      Array.from({ length: 29 }, (_, index) => ({ ...run, id: `older ${29 - index}`, text: token(29 - index) }));
    under.session.store.setState({ runs: [...pasted, ...pasted.flatMap(older)] });
  });
  return { ...under, toggle: screen.getByRole('button', { name: 'Demo mode' }) };
}

it('knows the tokens of the oldest runs as well, which are masked only in demo mode', async () => {
  const { user, toggle } = await withManyTokens(`the server says ${token(1)}`);
  expect(screen.getByRole('paragraph').textContent).not.toContain(token(1));
  expect(screen.getByRole('status').textContent).toBe(`the server says ${token(1)}`);
  await user.click(toggle);
  expect(screen.getByRole('paragraph').textContent).toContain(token(1));
  expect(screen.getByRole('status').textContent).toBe('the server says ••••••••');
  await user.click(toggle);
  expect(screen.getByRole('status').textContent).toBe(`the server says ${token(1)}`);
});

it('follows what becomes known while it is on', async () => {
  const { user, toggle, commands } = await withManyTokens('it says secret-typed-later here');
  await user.click(toggle);
  expect(screen.getByRole('status').textContent).toBe('it says secret-typed-later here');
  act(() => commands.editConnection({ clientSecret: 'secret-typed-later' }));
  expect(screen.getByRole('status').textContent).toBe('it says •••••••• here');
});

it('shows eight dots for a secret of any length, and of a URL all but the secret in it', async () => {
  const { user, toggle } = await withManyTokens(`https://api.example/?at=${token(3)}`);
  await user.click(toggle);
  expect(screen.getByLabelText('secret')).toHaveProperty('value', '••••••••');
  expect(screen.getByLabelText('secret')).toHaveProperty('readOnly', true);
  expect(screen.getByLabelText('url')).toHaveProperty('value', 'https://api.example/?at=••••••••');
  expect(screen.getByLabelText('url')).toHaveProperty('readOnly', true);
});
