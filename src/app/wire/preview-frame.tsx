import { type ReactNode, useId, useState } from 'react';
import { Button } from '../ui/button.tsx';
import styles from './preview-frame.module.css';

type PreviewFrameProps = {
  readonly name: string;
  /** What the fold calls it, for example `the preview`. */
  readonly foldedName: string;
  /** A panel of its own, or a part of one. */
  readonly look: 'panel' | 'part';
  /** Whether there is an exchange below, so that this is about the next one. */
  readonly folded: boolean;
  /** What is being edited does not fold away by itself. */
  readonly isEdited: boolean;
  readonly children: ReactNode;
};

/** Where a request is shown as it will be sent, following the typing; after a run it folds away above the exchange. */
export function PreviewFrame({ name, foldedName, look, folded, isEdited, children }: PreviewFrameProps) {
  const id = useId();
  const [unfolded, setUnfolded] = useState<boolean>();
  // Nor when what was edited is taken back: it would go from under the hand that did so.
  const [wasEdited, setWasEdited] = useState(isEdited);
  if (isEdited && !wasEdited) setWasEdited(true);
  const open = !folded || (unfolded ?? wasEdited);
  const Heading = look === 'panel' ? 'h2' : 'h3';
  return (
    <section className={styles[look]} aria-labelledby={id}>
      <header className={styles.header}>
        <Heading id={id} className={styles.name}>
          {name}
        </Heading>
        <span className={styles.aside}>{folded ? 'the next one, as it would be sent' : 'as it will be sent'}</span>
        {folded && (
          <Button look="quiet" aria-expanded={open} onClick={() => setUnfolded(!open)} className={styles.fold}>
            {open ? `Fold ${foldedName}` : `Unfold ${foldedName}`}
          </Button>
        )}
      </header>
      {open && children}
    </section>
  );
}

/** What keeps a request from taking shape. */
export function StillOpen({ what, missing }: { readonly what: string; readonly missing: readonly string[] }) {
  return (
    <div className={styles.missing}>
      <p>The {what} takes shape here while you type. Still open:</p>
      <ul>
        {missing.map((message) => (
          <li key={message}>{message}</li>
        ))}
      </ul>
    </div>
  );
}
