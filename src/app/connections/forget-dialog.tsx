import { useEffect, useRef, useState } from 'react';
import type { Desks } from '../session/desks.ts';
import type { Holdings } from '../session/forget/forget-everything.ts';
import { Button } from '../ui/button.tsx';
import { Dialog, type DialogHandle } from '../ui/dialog.tsx';
import styles from './forget.module.css';

type ForgetDialogProps = { readonly desks: Desks; readonly onClose: () => void };

/** Says what there is to forget before it is gone. */
export function ForgetDialog({ desks, onClose }: ForgetDialogProps) {
  const dialog = useRef<DialogHandle>(null);
  const [holdings, setHoldings] = useState<Holdings>();
  const [isForgetting, setIsForgetting] = useState(false);
  useEffect(() => {
    let isCurrent = true;
    void desks
      .forgetting()
      .then((part) => part?.holdings())
      .then((counted) => isCurrent && setHoldings(counted));
    return () => {
      isCurrent = false;
    };
  }, [desks]);
  const forget = () => {
    setIsForgetting(true);
    void desks.forgetting().then((part) => part?.forget());
  };
  return (
    <Dialog ref={dialog} label="Forget everything?" className={styles.dialog} onClose={onClose}>
      <div className={styles.inside}>
        <h2 className={styles.heading}>Forget everything?</h2>
        <p>This removes, for good and without a way back, everything that this page’s address has in this browser:</p>
        <ul className={styles.list}>
          {linesOf(holdings).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        <p className={styles.aside}>
          Other tabs of this page are emptied as well. Requests that are on their way are cut off. Tokens stay valid at
          their servers until they expire: revoke them first if that matters. What the playground and the servers
          themselves know stays with them.
        </p>
        <p className={styles.aside}>Then the page starts anew, looks into every store, and says what it found.</p>
        <div className={styles.buttons}>
          <Button look="danger" aria-disabled={isForgetting} onClick={() => !isForgetting && forget()}>
            {isForgetting ? 'Forgetting…' : 'Forget all of it'}
          </Button>
          <Button onClick={() => dialog.current?.close()}>Keep it</Button>
        </div>
      </div>
    </Dialog>
  );
}

function linesOf(holdings: Holdings | undefined): readonly string[] {
  if (holdings === undefined) return ['Counting…'];
  const { connections, workspaces, runs, withSecrets, inTab, settings } = holdings;
  return [
    `${counted(connections, 'connection')} in ${counted(workspaces, 'workspace')}, with certificates that you trusted`,
    `${counted(runs, 'run')} in the history`,
    withSecrets === 0
      ? 'no secrets kept on this device'
      : `secrets of ${counted(withSecrets, 'connection')}, kept on this device`,
    `what this tab keeps for itself (${counted(inTab, 'entry', 'entries')})`,
    settings.length === 0 ? 'no settings' : `settings: ${settings.map(settingName).join(', ')}`,
    'what is in memory: secrets, tokens, keys, and what is typed',
  ];
}

function settingName(key: string): string {
  return key.replace(/^grantscope-/, '').replaceAll('-', ' ');
}

function counted(count: number, one: string, many = `${one}s`): string {
  if (count === 0) return `no ${many}`;
  return `${count} ${count === 1 ? one : many}`;
}
