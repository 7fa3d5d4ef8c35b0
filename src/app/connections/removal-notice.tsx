import { useDesksState } from '../session/desk-context.tsx';
import { desksCommands } from '../session/desks-commands.ts';
import type { Desks } from '../session/desks.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { changeByPress } from '../session/switching.ts';

/** What was deleted last, with the way back. */
export function RemovalNotice({ desks }: { readonly desks: Desks }) {
  const removed = useDesksState(desks, (state) => state.removed);
  const count = removed?.connections.length ?? 0;
  const isWorkspace = removed?.workspace !== undefined;
  return (
    <Notice
      tone="quiet"
      text={
        removed &&
        `“${removed.title}” was deleted${isWorkspace && count > 0 ? `, with ${count === 1 ? 'its connection' : `its ${count} connections`}` : ''}. ${isWorkspace && count === 0 ? '' : 'Runs stay in the history.'}`
      }
    >
      <Button onClick={() => changeByPress(() => void desksCommands(desks).undoRemoval())}>Undo the deletion</Button>
      <Button look="quiet" onClick={() => desksCommands(desks).dismissRemoval()}>
        Dismiss
      </Button>
    </Notice>
  );
}
