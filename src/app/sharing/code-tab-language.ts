import { useSyncExternalStore } from 'react';
import { languages } from '#core/sharing/code/languages.ts';
import type { Language } from '#core/sharing/code/language.ts';
import { python } from '#core/sharing/code/python.ts';

// For the visit: the dialog is closed and opened again, and the choice is no secret and no setting either.
let chosen: Language = python;
const listeners = new Set<() => void>();

/** The languages to choose from, in their order. */
export const languageNames: readonly Pick<Language, 'id' | 'name'>[] = languages;

/** The language that was chosen last in this visit. */
export function useLanguage(): Language {
  return useSyncExternalStore(subscribe, () => chosen);
}

export function chooseLanguage(id: string): void {
  chosen = languages.find((each) => each.id === id) ?? chosen;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
