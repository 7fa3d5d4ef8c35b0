import { useMemo, useState } from 'react';
import { useDesks } from '../session/desk-context.tsx';
import { connectionToShare, type LinkContents } from '../session/link-share.ts';
import { shownApiRun, shownTokenRun } from '../session/selectors.ts';
import { useSession, useWorkbench } from '../session/session-context.tsx';
import { runToShare } from '../session/sharing-run.ts';
import type { SharedToken } from '#core/sharing/links/link.ts';
import { Segmented } from '../ui/segmented.tsx';
import { LinkInside } from './link-tab-inside.tsx';
import { LinkMade } from './link-tab-made.tsx';
import { LinkToken } from './link-tab-token.tsx';
import styles from './link-tab.module.css';

type Choice = 'connection' | 'token-run' | 'api-run';

/** Makes a link to what is on screen: chosen, listed, and only then copied. */
export function LinkTab() {
  const [choice, setChoice] = useState<Choice>('connection');
  const [token, setToken] = useState<SharedToken>();
  const contents = useContents(choice, token);
  const hasTokenRun = useWorkbench((state) => shownTokenRun(state) !== undefined);
  const hasApiRun = useWorkbench((state) => shownApiRun(state) !== undefined);
  return (
    <div className={styles.tab} role="group" aria-label="Share a link" tabIndex={0}>
      <Segmented
        legend="What the link opens"
        value={choice}
        onChange={setChoice}
        options={[
          { value: 'connection', label: 'Connection' },
          { value: 'token-run', label: 'Token request', disabled: !hasTokenRun },
          { value: 'api-run', label: 'API call', disabled: !hasApiRun },
        ]}
        hint="The connection as it is typed, or a run that is on screen. All of it stands in the part of the address behind #, which browsers send to no server. Opening it sends nothing either."
      />
      {contents === undefined ? (
        <p>There is nothing of it to share.</p>
      ) : (
        <div className={styles.columns}>
          <div className={styles.making}>
            <LinkInside contents={contents} />
            {choice === 'connection' && <LinkToken chosen={token} onChosen={setToken} />}
          </div>
          <div className={styles.making}>
            <LinkMade contents={contents} />
          </div>
        </div>
      )}
    </div>
  );
}

function useContents(choice: Choice, token: SharedToken | undefined): LinkContents | undefined {
  const { store, connectionId } = useSession();
  const desks = useDesks();
  const connection = useWorkbench((state) => state.connection);
  const apiCall = useWorkbench((state) => state.apiCall);
  const runs = useWorkbench((state) => state.runs);
  return useMemo(() => {
    const state = { ...store.getState(), connection, apiCall, runs };
    const run = { connection: undefined, 'token-run': shownTokenRun(state), 'api-run': shownApiRun(state) }[choice];
    if (choice !== 'connection') {
      const kept = run && runToShare(run, state);
      return kept && { kind: 'run', run: kept };
    }
    const name = desks?.store.getState().connections.find(({ id }) => id === connectionId)?.name ?? '';
    const shared = connectionToShare(name, state);
    return token === undefined
      ? { kind: 'connection', connection: shared }
      : { kind: 'token', token, connection: shared };
  }, [choice, token, store, desks, connectionId, connection, apiCall, runs]);
}
