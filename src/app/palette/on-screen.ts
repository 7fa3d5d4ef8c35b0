/** A part of the page by its label, as assistive technology finds it; undefined while it is not on screen. */
export function partOnScreen(label: string): HTMLElement | undefined {
  const parts = document.querySelectorAll<HTMLElement>('section, [role="group"]');
  // The palette itself has groups that are named as the parts are.
  return [...parts].find((part) => labelOf(part) === label && part.closest('dialog') === null);
}

/** A button within a part by its name; undefined while there is none. */
export function buttonOnScreen(part: string, name: string): HTMLButtonElement | undefined {
  const buttons = partOnScreen(part)?.querySelectorAll('button') ?? [];
  return [...buttons].find((button) => (button.getAttribute('aria-label') ?? button.textContent.trim()) === name);
}

/** A button in the bar at the top by its name: it is in no part. */
export function toolOnScreen(name: string): HTMLButtonElement | undefined {
  const buttons = document.querySelectorAll<HTMLButtonElement>('header button');
  return [...buttons].find((button) => button.getAttribute('aria-label') === name);
}

/** The labels of the parts that an element stands in, the innermost first. */
export function labelsAround(element: Element): readonly string[] {
  const part = element.closest<HTMLElement>('section, [role="group"]');
  if (part === null) return [];
  const outer = part.parentElement;
  return [labelOf(part), ...(outer === null ? [] : labelsAround(outer))];
}

/** Brings a part into view and gives its heading the focus, so that reading and Tab go on from there. */
export function goTo(part: HTMLElement): void {
  const target = part.querySelector<HTMLElement>('h2') ?? part;
  unfoldAround(target);
  // It takes the focus this once, and is no stop for Tab.
  target.tabIndex = -1;
  target.addEventListener('blur', () => target.removeAttribute('tabindex'), { once: true });
  target.focus({ preventScroll: true });
  part.scrollIntoView({ block: 'start' });
}

/** Unfolds what an element is folded into. */
export function unfoldAround(element: Element): void {
  const fold = element.closest('details');
  if (fold === null) return;
  fold.open = true;
  if (fold.parentElement !== null) unfoldAround(fold.parentElement);
}

function labelOf(part: HTMLElement): string {
  const id = part.getAttribute('aria-labelledby');
  const named = id === null ? undefined : document.getElementById(id)?.textContent;
  return (named ?? part.getAttribute('aria-label') ?? '').trim();
}
