/** Whether the key for commands is Command, as on Apple's systems, or Ctrl, as elsewhere. */
function isApple(): boolean {
  return /Mac|iPhone|iPad/.test(navigator.platform);
}

/** The keys as they are printed on the keyboard of this system: `Mod+K` is ⌘ and K, or Ctrl and K. */
export function printedKeys(keys: string, apple = isApple()): readonly string[] {
  return keys.split('+').map((key) => (apple ? applePrinted : printed)[key] ?? key);
}

/** What a button says of the shortcut that presses it: for assistive technology, and as a tooltip. */
export function shortcutHint(keys: string) {
  const apple = isApple();
  return {
    'aria-keyshortcuts': keys.replace('Mod', apple ? 'Meta' : 'Control'),
    title: printedKeys(keys, apple).join(apple ? ' ' : '+'),
  };
}

/**
 * Whether this press is of these keys and no others. A layout without Latin letters has K where another has it, so the
 * place of the key counts where its character is none of ASCII.
 */
export function isPressOf(event: KeyboardEvent, keys: string, apple = isApple()): boolean {
  const parts = keys.split('+');
  const wanted = parts.at(-1) ?? '';
  const hasMod = apple ? event.metaKey && !event.ctrlKey : event.ctrlKey && !event.metaKey;
  const hasNone = !event.metaKey && !event.ctrlKey;
  if (event.altKey || (parts.includes('Mod') ? !hasMod : !hasNone)) return false;
  // Which keys give “?” differs between layouts, Shift included.
  if (!isSingleCharacter(keys) && event.shiftKey !== parts.includes('Shift')) return false;
  const isLatin = /^[ -~]/.test(event.key);
  return event.key.toLowerCase() === wanted.toLowerCase() || (!isLatin && event.code === `Key${wanted}`);
}

/** A shortcut without a modifier: while typing it is a character, and people must be able to turn it off (WCAG 2.1.4). */
export function isSingleCharacter(keys: string): boolean {
  return keys.length === 1;
}

const printed: Readonly<Record<string, string>> = { Mod: 'Ctrl', ArrowUp: '↑', ArrowDown: '↓', Escape: 'Esc' };
const applePrinted: Readonly<Record<string, string>> = { ...printed, Mod: '⌘', Shift: '⇧', Enter: '↩' };
