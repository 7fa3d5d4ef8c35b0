import type { Shortcut } from '../session/shortcuts.ts';
import type { Action, Group, Situation } from './action.ts';
import { isDemoMode } from '../ui/demo-mode.ts';
import { buttonOnScreen, unfoldAround } from './on-screen.ts';

// Positions instead of names, so that an action is one line that can be read as a row of a table: its name, its
// letters, what else it is looked for by, and when not.

type More = {
  readonly shortcuts?: readonly Shortcut[];
  /** Its name where that of the button is unique in its part of the page only. */
  readonly name?: string;
};

type Register = (button: string, letters: string, keywords: string, without: string, more?: More) => Action;

/**
 * Actions that press a button in this part of the page. There is no second way to do it that could differ from the
 * first: the faults that a form shows, what is busy, all is the button's. `without` says, in a sentence, why it
 * cannot be pressed while it is not on screen, or has nothing to work on. With `press` the focus stays where it was; with `follow` it goes to the button, as when it
 * is pressed by hand.
 */
export function pressing(part: string, group: Group): { readonly press: Register; readonly follow: Register } {
  const register =
    (follows: boolean): Register =>
    (button, letters, keywords, without, { name = button, ...more } = {}) => ({
      id: idOf(name),
      name,
      letters,
      group,
      keywords,
      ...more,
      whyNot: () => whyNotPressed(buttonOnScreen(part, button), without),
      run: () => pressOnScreen(buttonOnScreen(part, button), follows),
    });
  return { press: register(false), follow: register(true) };
}

type Does = (
  name: string,
  letters: string,
  keywords: string,
  whyNot: ((at: Situation) => string | undefined) | undefined,
  run: (at: Situation) => void,
  more?: More,
) => Action;

/** Actions that have no button of their own, or one that is not always there. */
export function doing(group: Group): Does {
  return (name, letters, keywords, whyNot, run, more) => ({
    id: idOf(name),
    name,
    letters,
    group,
    keywords,
    ...more,
    ...(whyNot !== undefined && { whyNot }),
    run,
  });
}

function whyNotPressed(button: HTMLButtonElement | undefined, without: string): string | undefined {
  if (button !== undefined && isDemoMode() && 'reveals' in button.dataset)
    return 'Demo mode hides every secret: leave it first.';
  if (button === undefined || button.disabled) return without;
  return button.getAttribute('aria-disabled') === 'true' ? 'It waits for something else to end.' : undefined;
}

function pressOnScreen(button: HTMLButtonElement | undefined, follows: boolean): void {
  if (button === undefined) return;
  unfoldAround(button);
  if (follows) button.focus();
  button.click();
}

function idOf(name: string): string {
  return name
    .toLowerCase()
    .replaceAll(/[^a-z]+/g, '-')
    .replace(/-$/, '');
}
