import { type Badge, badgeColours, badgeOf, mostLetters } from '../session/badge.ts';
import { useDesksState } from '../session/desk-context.tsx';
import { desksCommands } from '../session/desks-commands.ts';
import type { Desks } from '../session/desks.ts';
import { inOrder } from '../session/desks-list.ts';
import type { ConnectionEntry } from '../session/keeping/connection-records.ts';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { changeByPress } from '../session/switching.ts';
import styles from './connections-dialog.module.css';

export type Place = { readonly isFirst: boolean; readonly isLast: boolean };

type EditConnectionProps = {
  readonly desks: Desks;
  readonly entry: ConnectionEntry;
  readonly title: string;
  readonly place: Place;
  readonly onDone: () => void;
};

/** Everything about a connection but what is typed in it. Each change holds at once. */
export function EditConnection({ desks, entry, title, place, onDone }: EditConnectionProps) {
  const workspaces = useDesksState(desks, (state) => state.workspaces);
  const commands = desksCommands(desks);
  const { id } = entry;
  const badge = badgeOf(entry, title);
  const wear = (change: Partial<Badge>) => commands.describe(id, { badge: { ...badge, ...change } });
  return (
    <div className={styles.edit} role="group" aria-label={`Details of ${title}`}>
      <Field label="Name of the connection" hint="Empty: it is called by its client and server.">
        {(control) => (
          <input
            {...control}
            type="text"
            value={entry.name}
            onChange={(event) => commands.describe(id, { name: event.target.value })}
          />
        )}
      </Field>
      <div className={styles.pair}>
        <Field label="Letters" hint="Up to four, shown with the colour.">
          {(control) => (
            <input
              {...control}
              type="text"
              maxLength={mostLetters}
              value={entry.badge?.letters ?? ''}
              placeholder={badge.letters}
              onChange={(event) => wear({ letters: event.target.value })}
            />
          )}
        </Field>
        <Field label="Colour" hint="Red draws a line under the header too.">
          {(control) => (
            <select
              {...control}
              value={badge.colour}
              onChange={(event) => wear({ colour: badgeColours.find((each) => each === event.target.value) ?? 'grey' })}
            >
              {badgeColours.map((colour) => (
                <option key={colour}>{colour}</option>
              ))}
            </select>
          )}
        </Field>
      </div>
      <Field label="Workspace">
        {(control) => (
          <select
            {...control}
            value={entry.workspaceId}
            onChange={(event) => commands.moveToWorkspace(id, event.target.value)}
          >
            {inOrder(workspaces).map((workspace) => (
              <option key={workspace.id} value={workspace.id}>
                {workspace.name}
              </option>
            ))}
          </select>
        )}
      </Field>
      <div className={styles.buttons}>
        <Button disabled={place.isFirst} onClick={() => commands.moveBy(id, -1)}>
          Move up
        </Button>
        <Button disabled={place.isLast} onClick={() => commands.moveBy(id, 1)}>
          Move down
        </Button>
        <Button onClick={() => changeByPress(() => commands.duplicate(id))}>Duplicate without secrets</Button>
        <Button
          look="danger"
          onClick={() => {
            onDone();
            changeByPress(() => void commands.remove(id));
          }}
        >
          Delete this connection
        </Button>
      </div>
    </div>
  );
}
