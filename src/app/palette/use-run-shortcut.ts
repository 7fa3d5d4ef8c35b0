import { useDesks } from '../session/desk-context.tsx';
import { useCommands, useSession } from '../session/session-context.tsx';
import type { Situation } from './action.ts';
import type { ShortcutName } from './use-shortcuts.ts';

type Dialogs = Pick<Situation, 'showPalette' | 'showHelp'>;

/** Does what a shortcut stands for; what the actions are comes after the first view. Answers why not, or with ''. */
export function useRunShortcut(dialogs: Dialogs): (name: ShortcutName) => Promise<string> {
  const { store, surroundings } = useSession();
  const commands = useCommands();
  const desks = useDesks();
  return async (name) => {
    try {
      const { runShortcut } = await import('./run-shortcut.ts');
      return runShortcut(name, { state: store.getState(), surroundings, commands, desks, ...dialogs }) ?? '';
    } catch {
      // The server is gone, or serves a newer build whose files have other names (security.md T69).
      return 'The shortcuts did not load. Reload the page; what you typed is kept.';
    }
  };
}
