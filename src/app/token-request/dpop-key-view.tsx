import { useEffect } from 'react';
import { type DpopAlgorithm, dpopAlgorithms } from '#core/oauth/dpop-key.ts';
import { useCommands, useWorkbench } from '../session/session-context.tsx';
import { useDiscovered } from '../session/use-discovered.ts';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { listedWords, markUnlisted } from './listed-algorithms.ts';
import styles from './dpop-key-view.module.css';

/** The key that proofs are signed with: what a server gets to see of it, and the way to another one. */
export function DpopKeyView() {
  const { key, fault } = useWorkbench((state) => state.dpop);
  const listed = useDiscovered()?.dpopAlgorithms;
  const { needDpopKey, renewDpopKey } = useCommands();
  useEffect(() => void needDpopKey(), [needDpopKey]);
  return (
    <div className={styles.key}>
      {fault !== undefined && (
        <p role="alert" className={styles.fault}>
          {fault}
        </p>
      )}
      <dl className={styles.print}>
        <dt>Key thumbprint</dt>
        <dd>{key?.thumbprint ?? 'The key is being made…'}</dd>
      </dl>
      <div className={styles.line}>
        <Field label="Proof algorithm" hint={listedWords(listed)}>
          {(control) => (
            <select
              {...control}
              value={key?.alg ?? 'ES256'}
              onChange={(event) => void renewDpopKey(event.target.value as DpopAlgorithm)}
            >
              {dpopAlgorithms.map((alg) => (
                <option key={alg} value={alg}>
                  {markUnlisted(alg, listed)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Button onClick={() => void renewDpopKey(key?.alg ?? 'ES256')}>Make a new key</Button>
      </div>
      <p className={styles.hint}>
        Made in this page, in memory until this tab closes, and it cannot be taken out. A token stays bound to the key
        that it was asked for with, also after a new one was made. A server’s nonce is answered once, by itself.
      </p>
    </div>
  );
}
