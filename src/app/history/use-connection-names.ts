import { useMemo } from 'react';
import { useHistory } from '../session/use-history.ts';
import { useDesks } from '../session/desk-context.tsx';

/** What a connection is called in the history: by its own name, else by the client and server of its newest run. */
export function useConnectionNames(): (connectionId: string) => string {
  const connections = useDesks()?.store.getState().connections;
  const runs = useHistory((state) => state.runs);
  return useMemo(() => {
    const own = new Map((connections ?? []).map(({ id, name }) => [id, name]));
    return (id) => {
      const name = own.get(id) ?? '';
      if (name !== '') return name;
      const newest = runs?.find((run) => run.connectionId === id && run.clientId !== '' && run.server !== '');
      const words = newest === undefined ? 'without a name' : `${newest.clientId} at ${newest.server}`;
      return own.has(id) ? words : `${words}, gone`;
    };
  }, [connections, runs]);
}
