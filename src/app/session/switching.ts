import type { Desks } from './desks.ts';

let wasPressed = false;

/** Another connection on screen is a page drawn anew, in which the focus would be nowhere. */
export function switchByPress(desks: Desks, id: string): void {
  changeByPress(() => desks.switchTo(id));
}

/** Likewise for whatever else may put another connection on screen. */
export function changeByPress(act: () => void): void {
  wasPressed = true;
  act();
}

/** Whether what is drawn now was asked for by a press; asked once. */
export function takeWasPressed(): boolean {
  const was = wasPressed;
  wasPressed = false;
  return was;
}
