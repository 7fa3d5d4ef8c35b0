import { useId, useState } from 'react';
import { useWorkbench } from '../session/session-context.tsx';
import { useTokenRequest } from '../session/use-token-request.ts';
import { Button } from '../ui/button.tsx';
import { deferred } from '../ui/deferred.tsx';
import styles from './request-preview.module.css';

const PlannedRequest = deferred(() => import('./planned-request.tsx').then((part) => part.PlannedRequest));

/** The request as it will be sent, following the typing; after a run it folds away above the exchange. */
export function RequestPreview({ folded }: { readonly folded: boolean }) {
  const id = useId();
  // What is being edited does not fold away by itself.
  const isEdited = useWorkbench((state) => state.editedRequest !== undefined);
  const [unfolded, setUnfolded] = useState<boolean>();
  const open = !folded || (unfolded ?? isEdited);
  return (
    <section className={styles.preview} aria-labelledby={id}>
      <header className={styles.header}>
        <h2 id={id} className={styles.name}>
          Request preview
        </h2>
        <span className={styles.aside}>{folded ? 'the next one, as it would be sent' : 'as it will be sent'}</span>
        {folded && (
          <Button look="quiet" aria-expanded={open} onClick={() => setUnfolded(!open)} className={styles.fold}>
            {open ? 'Fold the preview' : 'Unfold the preview'}
          </Button>
        )}
      </header>
      {open && <Preview />}
    </section>
  );
}

function Preview() {
  const { request, missing } = useTokenRequest();
  if (request !== undefined) return <PlannedRequest request={request} />;
  return (
    <div className={styles.missing}>
      <p>The request takes shape here while you type. Still open:</p>
      <ul>
        {missing.map(({ field, message }) => (
          <li key={field + message}>{message}</li>
        ))}
      </ul>
    </div>
  );
}
