import { useRef, useState } from 'react';
import { useSecretKeeping } from '../session/use-secret-keeping.ts';
import { useWorkbench } from '../session/session-context.tsx';
import type { SecretPlace } from '../session/workbench.ts';
import { Button } from '../ui/button.tsx';
import { Dialog, type DialogHandle } from '../ui/dialog.tsx';
import { SecretPassphrase } from './secret-passphrase.tsx';
import { UnlockSecrets } from './unlock-secrets.tsx';
import styles from './secrets-dialog.module.css';

const places: readonly { readonly place: SecretPlace; readonly label: string; readonly sentence: string }[] = [
  {
    place: 'memory',
    label: 'In memory',
    sentence: 'In the memory of this page and nowhere else. Gone with a reload, and when the tab is closed.',
  },
  {
    place: 'tab',
    label: 'For this tab',
    sentence:
      'In this tab’s sessionStorage, not encrypted, until the tab is closed. A reload keeps them; so do a duplicate of the tab and a browser that restores its tabs. Whoever uses this tab can read them, and browsers write it to their profile.',
  },
  {
    place: 'device',
    label: 'On this device',
    sentence:
      'In this browser’s IndexedDB, until you take them back. Whoever uses this browser profile or can read its files can read them, unless you protect them with a passphrase.',
  },
];

/** Where the secrets of this connection live besides memory; each choice holds at once. */
export function SecretsDialog({ onClose }: { readonly onClose: () => void }) {
  const dialog = useRef<DialogHandle>(null);
  const state = useWorkbench((all) => all.secretKeeping);
  const keep = useSecretKeeping();
  // Shown as chosen while it is done, and as it is once that is over.
  const [chosen, setChosen] = useState<SecretPlace>();
  const choose = (place: SecretPlace) => {
    setChosen(place);
    void keep?.((keeping) => keeping.keepIn(place)).finally(() => setChosen(undefined));
  };
  const isLocked = state.lock === 'locked';
  return (
    <Dialog ref={dialog} label="Where secrets are kept" className={styles.dialog} onClose={onClose}>
      <div className={styles.header}>
        <h2 className={styles.heading}>Where the secrets of this connection are kept</h2>
        <Button look="quiet" onClick={() => dialog.current?.close()}>
          Close
        </Button>
      </div>
      <div className={styles.scroll}>
        <p className={styles.lead}>
          That is the client secret, private keys and their passphrases, assertions, secret parameters and headers, and
          the keys of client certificates. Keys that this page made cannot be taken out of it, so they are always in
          memory only; so are tokens.
        </p>
        <fieldset className={styles.places} disabled={isLocked}>
          <legend className="visually-hidden">Keep secrets</legend>
          {places.map(({ place, label, sentence }) => (
            <label key={place} className={styles.place}>
              <input
                type="radio"
                name="secret-place"
                aria-label={label}
                aria-describedby={`secret-place-${place}`}
                checked={(chosen ?? state.place) === place}
                onChange={() => choose(place)}
              />
              <span className={styles.label}>{label}</span>
              <span id={`secret-place-${place}`} className={styles.sentence}>
                {sentence}
              </span>
            </label>
          ))}
        </fieldset>
        <p role="alert" className={styles.fault}>
          {state.fault}
        </p>
        {state.lock === 'damaged' && <Damaged />}
        {isLocked && <UnlockSecrets />}
        {state.place === 'device' && (state.lock === 'none' || state.lock === 'open') && <SecretPassphrase />}
      </div>
    </Dialog>
  );
}

function Damaged() {
  return (
    <p className={styles.fault}>
      What was kept cannot be read: it is damaged, or from a later version of this page. Choose another place to remove
      it; a reload in the later version may still read it.
    </p>
  );
}
