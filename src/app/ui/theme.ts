/** The colour scheme: the system's unless the user chose one. It is the one thing kept in localStorage: no secret, and small. */
export type Theme = 'system' | 'light' | 'dark';

const storageKey = 'grantscope-theme';

export function storedTheme(): Theme {
  try {
    const stored = localStorage.getItem(storageKey);
    return stored === 'light' || stored === 'dark' ? stored : 'system';
  } catch {
    return 'system';
  }
}

export function applyTheme(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
}

/** Applies and keeps it; where storage is denied it holds for this visit. */
export function chooseTheme(theme: Theme): void {
  applyTheme(theme);
  try {
    if (theme === 'system') localStorage.removeItem(storageKey);
    else localStorage.setItem(storageKey, theme);
  } catch {
    // Storage is denied: the choice is already applied, it just will not outlive the tab.
  }
}
