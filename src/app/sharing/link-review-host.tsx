import { hostParts } from '#core/sharing/links/host-parts.ts';
import styles from './link-review.module.css';

/** A host in large letters, with the part in bold that somebody has registered: it says whose it is. */
export function LinkHost({ url }: { readonly url: string }) {
  const parts = hostParts(url);
  if (parts === undefined) return null;
  const { scheme, before, registered, port, unicode, isThisMachine } = parts;
  return (
    <div className={styles.hostBlock}>
      <p className={styles.host}>
        <span className={styles.faint}>
          {scheme}://{before}
        </span>
        <strong>{registered}</strong>
        <span className={styles.faint}>{port}</span>
      </p>
      {unicode !== undefined && (
        <p className={styles.warning}>
          Registered with other letters, which may look like those of another name: <bdi>{unicode}</bdi>
        </p>
      )}
      {isThisMachine && <p className={styles.note}>A server on the machine that this page runs on.</p>}
      {scheme === 'http' && !isThisMachine && (
        <p className={styles.warning}>Not encrypted: anybody on the way can read what is sent there.</p>
      )}
    </div>
  );
}
