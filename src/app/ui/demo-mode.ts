import { useState, useSyncExternalStore } from 'react';

/**
 * Demo mode: what a recording or a room full of people must not see is hidden until it is left by its button. It is of
 * this tab, and outlives a reload: a page that is loaded anew in the middle of a demo must not show what was hidden.
 */
const storageKey = 'grantscope-demo';
const listeners = new Set<() => void>();
// Counts the switches, so that what was revealed before one is hidden for good behind it.
let switches = 0;

export function isDemoMode(): boolean {
  return document.documentElement.dataset['demo'] !== undefined;
}

/** Puts the page as this tab remembers it; before anything is drawn. */
export function recallDemoMode(): void {
  try {
    if (sessionStorage.getItem(storageKey) === 'on') apply(true);
  } catch {
    // Storage is denied: nothing is remembered.
  }
}

export function switchDemoMode(on: boolean): void {
  apply(on);
  try {
    if (on) sessionStorage.setItem(storageKey, 'on');
    else sessionStorage.removeItem(storageKey);
  } catch {
    // Storage is denied: it holds until the page is loaded anew.
  }
}

export function useDemoMode(): boolean {
  return useSyncExternalStore(onSwitch, isDemoMode);
}

/** Takes secrets out of a text; until it is known which there are, a text is hidden as a whole. */
type Mask = (text: string) => string;
const hidden: Mask = (text) => (text === '' ? '' : '••••••••');
const asItIs: Mask = (text) => text;
let mask = hidden;

/** Says which secrets a text may hold; the texts on screen are drawn anew. */
export function setDemoMask(next: Mask): void {
  mask = next;
  for (const listener of listeners) listener();
}

/** Draws what others wrote, a server's words or a token's claims: in demo mode without what is secret in it. */
export function useDemoText(): Mask {
  return useSyncExternalStore(onSwitch, () => (isDemoMode() ? mask : asItIs));
}

/** Whether secrets are shown in some place, and how to change that. Never in demo mode, and not by itself behind it. */
export function useRevealed(): readonly [boolean, (revealed: boolean) => void] {
  const at = useSyncExternalStore(onSwitch, () => switches);
  const [askedAt, setAskedAt] = useState<number>();
  return [askedAt === at && !isDemoMode(), (revealed) => setAskedAt(revealed ? at : undefined)];
}

function apply(on: boolean): void {
  switches++;
  if (on) document.documentElement.dataset['demo'] = '';
  else delete document.documentElement.dataset['demo'];
  for (const listener of listeners) listener();
}

function onSwitch(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
