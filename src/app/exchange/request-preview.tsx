import { useId, useState } from 'react';
import { plannedRequest } from '../wire/messages.ts';
import { RawMessage } from '../wire/raw-message.tsx';
import { useKnownSecrets } from '../session/use-known-secrets.ts';
import { useTokenRequest } from '../session/use-token-request.ts';
import { useWorkbench } from '../session/session-context.tsx';
import { Button } from '../ui/button.tsx';
import styles from './request-preview.module.css';

/** The request as it will be sent, following the typing; after a run it folds away above the exchange. */
export function RequestPreview({ folded }: { readonly folded: boolean }) {
  const id = useId();
  const [unfolded, setUnfolded] = useState(false);
  const open = !folded || unfolded;
  return (
    <section className={styles.preview} aria-labelledby={id}>
      <header className={styles.header}>
        <h2 id={id} className={styles.name}>
          Request preview
        </h2>
        <span className={styles.aside}>{folded ? 'the next one, as it would be sent' : 'as it will be sent'}</span>
        {folded && (
          <Button look="quiet" aria-expanded={open} onClick={() => setUnfolded(!unfolded)} className={styles.fold}>
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
  const way = useWorkbench((state) => state.connection.way);
  const secrets = useKnownSecrets();
  const [revealed, setRevealed] = useState(false);
  if (request === undefined) {
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
  return (
    <RawMessage
      {...plannedRequest(request, way)}
      label="Planned request"
      message="request"
      knownSecrets={secrets}
      revealed={revealed}
      notes={
        <>
          {way === 'browser' && (
            <p>The browser will add fields of its own and choose their order; it shows a page neither.</p>
          )}
          <Button look="quiet" aria-pressed={revealed} onClick={() => setRevealed(!revealed)}>
            Reveal in the preview
          </Button>
        </>
      }
    />
  );
}
