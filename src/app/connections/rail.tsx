import { badgeOf } from '../session/badge.ts';
import type { Desks } from '../session/desks.ts';
import type { ConnectionEntry } from '../session/keeping/connection-records.ts';
import { BadgeChip } from './badge-chip.tsx';
import { OnItsWay } from './on-its-way.tsx';
import { switchByPress } from '../session/switching.ts';
import styles from './rail.module.css';

type RailProps = {
  readonly desks: Desks;
  readonly entries: readonly ConnectionEntry[];
  readonly titles: ReadonlyMap<string, string>;
  readonly currentId: string;
};

// More are in the list, which a press on the first button opens.
const most = 6;

/** The connections of the workspace on screen, each one press away. */
export function Rail({ desks, entries, titles, currentId }: RailProps) {
  return (
    <ul className={styles.rail}>
      {entries.slice(0, most).map((entry) => {
        const title = titles.get(entry.id) ?? '';
        return (
          <li key={entry.id}>
            <button
              type="button"
              className={styles.stop}
              aria-label={`Switch to ${title}`}
              aria-current={entry.id === currentId}
              data-switched-to={entry.id}
              title={title}
              onClick={() => switchByPress(desks, entry.id)}
            >
              <BadgeChip badge={badgeOf(entry, title)} />
              <span className={styles.stopTitle}>{title}</span>
              <OnItsWay desks={desks} id={entry.id} />
            </button>
          </li>
        );
      })}
    </ul>
  );
}
