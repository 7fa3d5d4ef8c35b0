import { Monitor, Moon, Sun } from 'lucide-react';
import { useState } from 'react';
import { Button } from './button.tsx';
import { chooseTheme, storedTheme, type Theme } from './theme.ts';

const order: readonly Theme[] = ['system', 'light', 'dark'];
const icons = { system: Monitor, light: Sun, dark: Moon };

export function ThemeSwitch() {
  const [theme, setTheme] = useState(storedTheme);
  const Icon = icons[theme];
  const next = () => {
    const following = order[(order.indexOf(theme) + 1) % order.length] ?? 'system';
    chooseTheme(following);
    setTheme(following);
  };
  return (
    <Button look="quiet" onClick={next} aria-label={`Colour scheme: ${theme}`} title={`Colour scheme: ${theme}`}>
      <Icon size={17} aria-hidden="true" />
    </Button>
  );
}
