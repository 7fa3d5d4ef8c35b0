import { useRef } from 'react';
import type { HostQuestion } from '../session/linked.ts';
import { Button } from '../ui/button.tsx';
import { Dialog, type DialogHandle } from '../ui/dialog.tsx';
import { LinkHost } from './link-review-host.tsx';
import styles from './link-review.module.css';

/** Asks before the first request of a connection that came with a link to a host. Leaving it sends nothing. */
export function LinkHostQuestion({ question }: { readonly question: HostQuestion }) {
  const dialog = useRef<DialogHandle>(null);
  return (
    <Dialog ref={dialog} label="Send to this host?" className={styles.dialog} onClose={() => question.answer(false)}>
      <div className={styles.header}>
        <h2 className={styles.title}>Send to this host?</h2>
      </div>
      <div className={styles.body}>
        <p className={styles.lead}>
          This connection came with a link, and has not asked this host before. What you typed for it goes there,
          secrets and tokens included:
        </p>
        <LinkHost url={question.url} />
        <p className={styles.mono}>{question.url}</p>
      </div>
      <div className={styles.footer}>
        <Button look="quiet" onClick={() => dialog.current?.close()}>
          Do not send
        </Button>
        <Button
          look="primary"
          onClick={() => {
            question.answer(true);
            dialog.current?.close();
          }}
        >
          Send to {question.host}
        </Button>
        <p className={styles.note}>You are asked once for each host.</p>
      </div>
    </Dialog>
  );
}
