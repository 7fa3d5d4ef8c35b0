/** The colour scheme: the system's unless the user chose one. It is kept in localStorage: no secret, and small. */
export type Theme = 'system' | 'light' | 'dark';

const storageKey = 'grantscope-theme';
const listeners = new Set<() => void>();

export function storedTheme(): Theme {
  try {
    return themeOf(localStorage.getItem(storageKey));
  } catch {
    return 'system';
  }
}

/** The one that the page is drawn in. */
export function shownTheme(): Theme {
  return themeOf(document.documentElement.dataset['theme']);
}

export function applyTheme(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
  for (const listener of listeners) listener();
}

/** Calls back whenever another one is applied; answers with how to stop that. */
export function onTheme(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
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

function themeOf(text: string | null | undefined): Theme {
  return text === 'light' || text === 'dark' ? text : 'system';
}
