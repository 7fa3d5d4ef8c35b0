import { Monitor, Moon, Sun } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import { Button } from './button.tsx';
import { chooseTheme, onTheme, shownTheme, type Theme } from './theme.ts';

const order: readonly Theme[] = ['system', 'light', 'dark'];
const icons = { system: Monitor, light: Sun, dark: Moon };

export function ThemeSwitch() {
  const theme = useSyncExternalStore(onTheme, shownTheme);
  const Icon = icons[theme];
  const next = () => chooseTheme(order[(order.indexOf(theme) + 1) % order.length] ?? 'system');
  return (
    <Button look="quiet" onClick={next} aria-label={`Colour scheme: ${theme}`} title={`Colour scheme: ${theme}`}>
      <Icon size={17} aria-hidden="true" />
    </Button>
  );
}
