import { useMemo } from 'react';
import type { KeptRun, RunSummary } from '#core/keeping/kept-run.ts';
import { useDesks } from '../session/desk-context.tsx';
import { useCommands, useSession } from '../session/session-context.tsx';
import { useHistoryItself } from '../session/use-history.ts';

/**
 * What can be done with a run of the history. Reopening and repeating resolve to a sentence where the run could not be
 * read; before what they do is seen, `onReady` clears the way to it.
 */
export function useRunActions() {
  const desks = useDesks();
  const history = useHistoryItself();
  const { store } = useSession();
  const commands = useCommands();
  return useMemo(() => {
    /** The commands of the run's own connection, which is put on screen; where it is gone, of the one that is there. */
    const commandsFor = (connectionId: string) => {
      const state = desks?.store.getState();
      if (desks === undefined || state?.connections.some(({ id }) => id === connectionId) !== true) return commands;
      if (state.currentId !== connectionId) desks.store.setState({ currentId: connectionId });
      return desks.desk(connectionId).commands;
    };
    const withRun = async (
      id: string,
      act: (kept: KeptRun) => void,
      onReady: () => void,
    ): Promise<string | undefined> => {
      const read = await history?.read(id);
      if (read?.kind === 'run') {
        onReady();
        act(read.run);
        return undefined;
      }
      if (read?.kind === 'newer')
        return 'This run was kept by a later version of Grantscope. Reload the page to get that version.';
      if (read?.kind === 'damaged')
        return 'This run is damaged in this browser’s storage. It was put aside and can be saved from the history.';
      return 'This run is no longer in the history; it was deleted, perhaps in another tab.';
    };
    return {
      show: async (id: string, onReady: () => void = () => undefined): Promise<string | undefined> => {
        // One of this visit is still here as it was, with its secrets.
        if (!store.getState().runs.some((run) => run.id === id))
          return withRun(id, (kept) => void commandsFor(kept.connectionId).reopen(kept), onReady);
        onReady();
        commands.selectRun(id);
        return undefined;
      },
      repeat: (id: string, onReady: () => void) =>
        withRun(id, (kept) => void commandsFor(kept.connectionId).repeat(kept), onReady),
      name: (id: string, name: string) => void history?.mark(id, { name }),
      pin: ({ id, knownGood }: RunSummary) => void history?.mark(id, { knownGood: !knownGood }),
    };
  }, [desks, history, store, commands]);
}
