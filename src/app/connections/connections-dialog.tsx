import { useRef, useState } from 'react';
import { useDesksState } from '../session/desk-context.tsx';
import { desksCommands } from '../session/desks-commands.ts';
import type { Desks } from '../session/desks.ts';
import { entriesOf, inOrder } from '../session/desks-list.ts';
import { Button } from '../ui/button.tsx';
import { Dialog, type DialogHandle } from '../ui/dialog.tsx';
import { ConnectionRow } from './connection-row.tsx';
import { NewWorkspace } from './new-workspace.tsx';
import { RemovalNotice } from './removal-notice.tsx';
import { changeByPress } from '../session/switching.ts';
import { WorkspaceHeading } from './workspace-heading.tsx';
import styles from './connections-dialog.module.css';

type ConnectionsDialogProps = {
  readonly desks: Desks;
  readonly titles: ReadonlyMap<string, string>;
  readonly onClose: () => void;
};

/** All connections by workspace: one press switches, and what can be done about each is behind its own button. */
export function ConnectionsDialog({ desks, titles, onClose }: ConnectionsDialogProps) {
  const dialog = useRef<DialogHandle>(null);
  const state = useDesksState(desks, (all) => all);
  const [edited, setEdited] = useState<string>();
  const commands = desksCommands(desks);
  return (
    <Dialog ref={dialog} label="Connections and workspaces" className={styles.dialog} onClose={onClose}>
      <div className={styles.header}>
        <h2 className={styles.heading}>Connections</h2>
        <Button look="quiet" onClick={() => dialog.current?.close()}>
          Close
        </Button>
      </div>
      <div className={styles.scroll} role="group" aria-label="All connections">
        <RemovalNotice desks={desks} />
        {inOrder(state.workspaces).map((workspace) => {
          const entries = entriesOf(state, workspace.id);
          return (
            <section key={workspace.id} className={styles.workspace} aria-label={`Workspace ${workspace.name}`}>
              <WorkspaceHeading desks={desks} workspace={workspace} count={entries.length} />
              <ul>
                {entries.map((entry, at) => (
                  <ConnectionRow
                    key={entry.id}
                    desks={desks}
                    entry={entry}
                    title={titles.get(entry.id) ?? ''}
                    place={{ isFirst: at === 0, isLast: at === entries.length - 1 }}
                    isEdited={edited === entry.id}
                    onEdit={(isEdited) => setEdited(isEdited ? entry.id : undefined)}
                    onDone={() => dialog.current?.close()}
                  />
                ))}
              </ul>
              {entries.length === 0 && <p className={styles.none}>Nothing in it yet.</p>}
            </section>
          );
        })}
        <NewWorkspace desks={desks} />
      </div>
      <div className={styles.footer}>
        <Button look="primary" onClick={() => changeByPress(() => commands.add())}>
          New connection
        </Button>
        <Button onClick={() => changeByPress(() => commands.duplicate(state.currentId))}>
          Duplicate the one on screen
        </Button>
        <p className={styles.aside}>A copy has everything but the secrets.</p>
      </div>
    </Dialog>
  );
}
