import type { LeftOut } from '#core/http/curl-call.ts';
import styles from './import-dialog.module.css';

const mostShown = 40;

/** What of a file is not taken over, and why. */
export function ImportLeftOut({ leftOut }: { readonly leftOut: readonly LeftOut[] }) {
  const more = leftOut.length - mostShown;
  return (
    <ul className={styles.leftOut}>
      {leftOut.slice(0, mostShown).map(({ written, reason }, index) => (
        // The same may be left out twice, and the list is only read.
        // oxlint-disable-next-line react/no-array-index-key
        <li key={index}>
          <strong>{written}</strong> {reason}
        </li>
      ))}
      {more > 0 && <li>… and {more} more.</li>}
    </ul>
  );
}
