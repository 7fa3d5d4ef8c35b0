import type { Situation } from './action.ts';
import { standingActions } from './actions.ts';
import { shortcuts } from '../session/shortcuts.ts';
import type { ShortcutName } from './use-shortcuts.ts';

/** Does what a shortcut stands for; answers why not, a sentence, when it cannot be done now. */
export function runShortcut(name: ShortcutName, at: Situation): string | undefined {
  const action = standingActions.find((each) => each.shortcuts === shortcuts[name]);
  if (action === undefined) return undefined;
  const reason = action.whyNot?.(at);
  if (reason !== undefined) return `${action.name}: not now. ${reason}`;
  action.run(at);
  return undefined;
}
