import { useEffectEvent, useLayoutEffect } from 'react';
import { type Shortcut, shortcuts } from '../session/shortcuts.ts';
import { isPressOf, isSingleCharacter } from '../ui/keys.ts';
import { areSingleKeysOn } from '../ui/single-keys.ts';
import { labelsAround } from './on-screen.ts';

export type ShortcutName = keyof typeof shortcuts;

/** Calls back with what a shortcut stands for; the press then goes no further. */
export function useShortcuts(onShortcut: (name: ShortcutName) => void): void {
  const react = useEffectEvent((event: KeyboardEvent) => {
    const name = shortcutOf(event);
    if (name === undefined) return;
    event.preventDefault();
    onShortcut(name);
  });
  // With the layout, so that no press is lost between the first look of the page and its first effects.
  useLayoutEffect(() => {
    const listener = (event: KeyboardEvent) => react(event);
    document.addEventListener('keydown', listener);
    return () => document.removeEventListener('keydown', listener);
  }, []);
}

/** What the press stands for where its focus is: the innermost part that has a shortcut of these keys says it. */
function shortcutOf(event: KeyboardEvent): ShortcutName | undefined {
  // What a field has used, what composes a character (as in Japanese), and a key held down are no presses of ours.
  if (event.defaultPrevented || event.isComposing || event.repeat) return undefined;
  if (document.querySelector('dialog[open]') !== null) return undefined;
  const pressed = allShortcuts.filter(([, { keys }]) => isPressOf(event, keys));
  const [first] = pressed;
  if (first === undefined) return undefined;
  const focused = event.composedPath()[0];
  const element = focused instanceof Element ? focused : document.body;
  if (isSingleCharacter(first[1].keys)) return areSingleKeysOn() && !takesText(element) ? first[0] : undefined;
  // On a link it is the browser's, which opens it in a new tab.
  if (event.key === 'Enter' && element.closest('a[href]') !== null) return undefined;
  for (const label of labelsAround(element)) {
    const here = pressed.find(([, { within }]) => within === label);
    if (here !== undefined) return here[0];
  }
  return pressed.find(([, { within }]) => within === undefined)?.[0];
}

const allShortcuts: readonly (readonly [ShortcutName, Shortcut])[] = (
  [
    'openPalette',
    'showHelp',
    'getToken',
    'sendRequest',
    'sendAsEdited',
    'sendApiAsEdited',
    'fillInFromCurl',
    'makeToken',
  ] as const
).flatMap((name) => shortcuts[name].map((shortcut) => [name, shortcut] as const));

/** Whether a character typed here is meant for the field; a list of options, too, is searched by typing. */
function takesText(element: Element): boolean {
  if (element.closest('[contenteditable], textarea, select, [role="textbox"], [role="listbox"]') !== null) return true;
  const input = element.closest('input');
  return input !== null && !['checkbox', 'radio', 'button'].includes(input.type);
}
