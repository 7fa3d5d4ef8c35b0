import type { SharedToken } from '#core/sharing/links/link.ts';
import { dateFormat } from '../ui/date-format.ts';
import styles from './link-review.module.css';

const moment = dateFormat({ dateStyle: 'medium', timeStyle: 'long' });

/** What a token in a link may do and until when, before it is in hand. The token itself is not shown. */
export function LinkTokenFacts({ token, isExpired }: { readonly token: SharedToken; readonly isExpired: boolean }) {
  const { expiresAtMs, scope } = token;
  if (expiresAtMs !== undefined && isExpired)
    return (
      <p className={styles.warning}>
        The token in this link expired {moment(expiresAtMs)} and is not taken. Only the connection can be opened.
      </p>
    );
  return (
    <p className={styles.danger}>
      You are about to hold someone else’s live token. Whoever has this link can use it
      {scope === '' ? ', for what the server knows' : <> for {<code>{scope}</code>}</>}
      {expiresAtMs === undefined ? ', and nobody knows until when.' : `, until ${moment(expiresAtMs)}.`} It stays in
      this tab’s memory only.
    </p>
  );
}
