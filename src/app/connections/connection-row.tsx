import { Pencil } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { badgeOf } from '../session/badge.ts';
import { clientAtHost } from '../session/connection-title.ts';
import { useDesksState } from '../session/desk-context.tsx';
import type { Desks } from '../session/desks.ts';
import type { ConnectionEntry } from '../session/keeping/connection-records.ts';
import { Button } from '../ui/button.tsx';
import { BadgeChip } from './badge-chip.tsx';
import { EditConnection, type Place } from './edit-connection.tsx';
import { OnItsWay } from './on-its-way.tsx';
import { switchByPress } from '../session/switching.ts';
import styles from './connections-dialog.module.css';

type ConnectionRowProps = {
  readonly desks: Desks;
  readonly entry: ConnectionEntry;
  readonly title: string;
  readonly place: Place;
  readonly isEdited: boolean;
  readonly onEdit: (isEdited: boolean) => void;
  /** The one on screen was chosen again: there is nothing to switch to. */
  readonly onDone: () => void;
};

export function ConnectionRow({ desks, entry, title, place, isEdited, onEdit, onDone }: ConnectionRowProps) {
  const isCurrent = useDesksState(desks, ({ currentId }) => currentId === entry.id);
  const { connection } = desks.typed(entry.id);
  const what = clientAtHost(connection) ?? 'Nothing typed yet';
  const way = connection.way === 'proxy' ? 'through the proxy' : 'from the browser';
  return (
    <li className={styles.item}>
      <div className={styles.row} data-current={isCurrent || undefined}>
        <button
          type="button"
          className={styles.choose}
          aria-current={isCurrent}
          data-connection={entry.id}
          onKeyDown={moveByArrows}
          onClick={() => (isCurrent ? onDone() : switchByPress(desks, entry.id))}
        >
          <BadgeChip badge={badgeOf(entry, title)} />
          <span className={styles.names}>
            <span className={styles.name}>{title}</span>{' '}
            <span className={styles.what}>
              {what === title ? way : `${what} · ${way}`}
              {isCurrent && ' · on screen'}
            </span>
          </span>
          <OnItsWay desks={desks} id={entry.id} />
        </button>
        <Button look="quiet" aria-label={`Edit ${title}`} aria-expanded={isEdited} onClick={() => onEdit(!isEdited)}>
          <Pencil size={15} aria-hidden="true" />
        </Button>
      </div>
      {isEdited && (
        <EditConnection desks={desks} entry={entry} title={title} place={place} onDone={() => onEdit(false)} />
      )}
    </li>
  );
}

/** Up and down walk through the connections, as in any list that one chooses from. */
function moveByArrows(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined) return;
  const stops = [...(event.currentTarget.closest('dialog')?.querySelectorAll<HTMLElement>('[data-connection]') ?? [])];
  event.preventDefault();
  stops[stops.indexOf(event.currentTarget) + step]?.focus();
}
