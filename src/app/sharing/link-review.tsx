import { useEffect, useRef, useState } from 'react';
import { refusedLinkSentence } from '#core/sharing/links/link-words.ts';
import { type ReadLink, readLink } from '#core/sharing/links/read-link.ts';
import type { Desks } from '../session/desks.ts';
import { acceptLink } from '../session/link-accept.ts';
import { changeByPress } from '../session/switching.ts';
import { Button } from '../ui/button.tsx';
import { Dialog, type DialogHandle } from '../ui/dialog.tsx';
import { LinkPassphrase } from './link-review-passphrase.tsx';
import { LinkReviewOpened } from './link-review-opened.tsx';
import styles from './link-review.module.css';

type LinkReviewProps = { readonly desks: Desks; readonly fragment: string };

/** What is in a link that this page was opened with. Nothing of it is here before a person has looked at it. */
export function LinkReview({ desks, fragment }: LinkReviewProps) {
  const dialog = useRef<DialogHandle>(null);
  const [read, setRead] = useState<ReadLink>();
  const open = async (passphrase?: string): Promise<void> => setRead(await readLink(fragment, passphrase));
  useEffect(() => {
    let isCurrent = true;
    void readLink(fragment).then((first) => isCurrent && setRead(first));
    return () => {
      isCurrent = false;
    };
  }, [fragment]);
  const leave = () => desks.store.setState({ arrivedLink: undefined });
  if (read === undefined) return null;
  return (
    <Dialog ref={dialog} label="From a link" className={styles.dialog} onClose={leave}>
      <div className={styles.header}>
        <h2 className={styles.title}>From a link</h2>
        <Button look="quiet" onClick={() => dialog.current?.close()}>
          Do not open
        </Button>
      </div>
      {read.kind === 'locked' || read.kind === 'wrong-passphrase' ? (
        <LinkPassphrase read={read} onOpen={open} />
      ) : 'neverTaken' in read ? (
        <LinkReviewOpened
          desks={desks}
          link={read}
          onAccept={(link) => {
            dialog.current?.close();
            changeByPress(() => acceptLink(desks, link));
          }}
        />
      ) : (
        <p role="alert" className={styles.refused}>
          {refusedLinkSentence(read)}
        </p>
      )}
    </Dialog>
  );
}
