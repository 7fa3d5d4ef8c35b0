import type { IsHeld } from './adopt-typed.ts';

/** Whether a value stands in the field that has the focus: nothing may change it there but its user. */
export function heldByHand(page: Document): IsHeld {
  return (value) => {
    const focused = page.activeElement;
    if (!page.hasFocus() || !isTextField(focused)) return false;
    return holds(value, focused.value);
  };
}

function isTextField(element: Element | null): element is HTMLInputElement | HTMLTextAreaElement {
  return element?.tagName === 'INPUT' || element?.tagName === 'TEXTAREA';
}

/** Which field of what was typed the element shows is not known here; that it shows this text is enough to leave it. */
function holds(value: unknown, text: string): boolean {
  if (typeof value === 'string') return value === text;
  return typeof value === 'object' && value !== null && Object.values(value).some((part) => holds(part, text));
}
