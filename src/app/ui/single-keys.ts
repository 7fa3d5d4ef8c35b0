import { useSyncExternalStore } from 'react';

/**
 * Whether shortcuts of a single character hold. People who speak to their computer press them by accident, so they can
 * be switched off (WCAG 2.1.4), and that is remembered beside the colour scheme: no secret, and one word.
 */
const storageKey = 'grantscope-single-keys';
const listeners = new Set<() => void>();
let areOff = readStored();

export function areSingleKeysOn(): boolean {
  return !areOff;
}

/** Switches them, and keeps it; where storage is denied it holds for this visit. */
export function switchSingleKeys(on: boolean): void {
  areOff = !on;
  for (const listener of listeners) listener();
  try {
    if (on) localStorage.removeItem(storageKey);
    else localStorage.setItem(storageKey, 'off');
  } catch {
    // Storage is denied: it is already switched, it just will not outlive the tab.
  }
}

export function useSingleKeys(): boolean {
  return useSyncExternalStore(listen, areSingleKeysOn);
}

function readStored(): boolean {
  try {
    return localStorage.getItem(storageKey) === 'off';
  } catch {
    return false;
  }
}

function listen(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
