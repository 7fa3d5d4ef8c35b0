import { useState } from 'react';
import { manage } from '../session/registration.ts';
import { useSession } from '../session/session-context.tsx';
import { Button } from '../ui/button.tsx';
import styles from './registration.module.css';

/** Deletes the client: the one step here that cannot be taken back, so it takes a second decision. */
export function DeleteRegistration({ isBusy }: { readonly isBusy: boolean }) {
  const session = useSession();
  const [isAsked, setIsAsked] = useState(false);
  const [isSure, setIsSure] = useState(false);
  const press = () => {
    if (!isSure) return setIsAsked(true);
    setIsAsked(false);
    setIsSure(false);
    void manage(session, 'Delete');
  };
  return (
    <div className={styles.tools}>
      <Button look="danger" aria-disabled={isBusy || (isAsked && !isSure)} onClick={press}>
        Delete it
      </Button>
      {isAsked && (
        <label className={styles.check}>
          <input type="checkbox" checked={isSure} onChange={(event) => setIsSure(event.target.checked)} />I want the
          client gone for good
        </label>
      )}
      <p role="status" className={styles.aside}>
        {isAsked && 'Nobody can bring it back.'}
      </p>
    </div>
  );
}
