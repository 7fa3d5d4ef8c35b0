import { useDesks } from '../session/desk-context.tsx';
import { useCommands, useSession, useWorkbench } from '../session/session-context.tsx';
import type { Situation } from './action.ts';

type Dialogs = Pick<Situation, 'showPalette' | 'showHelp'>;

/** What the actions depend on, as it is now; whoever draws by it draws again when it changes. */
export function useSituation(dialogs: Dialogs): Situation {
  const { surroundings } = useSession();
  return {
    state: useWorkbench((state) => state),
    surroundings,
    commands: useCommands(),
    desks: useDesks(),
    ...dialogs,
  };
}
