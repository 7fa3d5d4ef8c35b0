import { act, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { ThemeSwitch } from '#app/ui/theme-switch.tsx';
import { chooseTheme } from '#app/ui/theme.ts';

it('shows the scheme that the page is drawn in, whoever chose it, and goes on from there', async () => {
  render(<ThemeSwitch />);
  act(() => chooseTheme('light'));
  await userEvent.setup().click(screen.getByRole('button', { name: 'Colour scheme: light' }));
  expect(screen.getByRole('button', { name: 'Colour scheme: dark' })).toBeDefined();
  expect(document.documentElement.dataset['theme']).toBe('dark');
  act(() => chooseTheme('system'));
});
