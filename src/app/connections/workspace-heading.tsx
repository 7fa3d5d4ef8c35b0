import { useState } from 'react';
import { Pencil } from 'lucide-react';
import { useDesksState } from '../session/desk-context.tsx';
import { desksCommands } from '../session/desks-commands.ts';
import type { Desks } from '../session/desks.ts';
import type { Workspace } from '../session/keeping/connection-records.ts';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { changeByPress } from '../session/switching.ts';
import styles from './connections-dialog.module.css';

type WorkspaceHeadingProps = { readonly desks: Desks; readonly workspace: Workspace; readonly count: number };

export function WorkspaceHeading({ desks, workspace, count }: WorkspaceHeadingProps) {
  const [isEdited, setIsEdited] = useState(false);
  const isLast = useDesksState(desks, ({ workspaces }) => workspaces.length === 1);
  const commands = desksCommands(desks);
  return (
    <>
      <div className={styles.workspaceRow}>
        <h3 className={styles.workspaceName}>{workspace.name}</h3>
        <Button
          look="quiet"
          aria-label={`Edit workspace ${workspace.name}`}
          aria-expanded={isEdited}
          onClick={() => setIsEdited(!isEdited)}
        >
          <Pencil size={14} aria-hidden="true" />
        </Button>
      </div>
      {isEdited && (
        <div className={styles.edit} role="group" aria-label={`Details of workspace ${workspace.name}`}>
          <Field label="Name of the workspace">
            {(control) => (
              <input
                {...control}
                type="text"
                value={workspace.name}
                onChange={(event) => commands.renameWorkspace(workspace.id, event.target.value)}
              />
            )}
          </Field>
          <div className={styles.buttons}>
            {isLast ? (
              <p className={styles.aside}>The only workspace stays.</p>
            ) : (
              <Button look="danger" onClick={() => changeByPress(() => void commands.removeWorkspace(workspace.id))}>
                {count === 0 ? 'Delete this workspace' : `Delete this workspace and its ${connections(count)}`}
              </Button>
            )}
          </div>
        </div>
      )}
    </>
  );
}

function connections(count: number): string {
  return count === 1 ? 'connection' : `${count} connections`;
}
