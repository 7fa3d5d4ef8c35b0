import { useState } from 'react';
import { maskedText } from '#core/sharing/secrets.ts';
import { Button } from '../ui/button.tsx';
import { Chip } from '../ui/chip.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { useDemoMode } from '../ui/demo-mode.ts';
import { KeyToRegister } from './key-to-register.tsx';
import type { Made } from './use-token-draft.ts';
import styles from './make-token.module.css';

type MadeTokenViewProps = {
  readonly made: Made;
  /** The form says something else by now. */
  readonly isOutdated: boolean;
  readonly onMade: (text: string) => void;
};

/** The token that was made, always under the words that say so. It is neither decoded nor verified here. */
export function MadeTokenView({ made, isOutdated, onMade }: MadeTokenViewProps) {
  const { text, draft } = made;
  const [isHandedOver, setHandedOver] = useState(false);
  const isDemo = useDemoMode();
  const use = () => {
    onMade(text);
    setHandedOver(true);
  };
  return (
    <div role="group" aria-label="Made token" className={styles.made}>
      <div className={styles.chips}>
        <Chip tone="warning">made here</Chip>
        {draft.key === 'unsigned' && <Chip tone="error">unsigned, proves nothing</Chip>}
        {draft.key !== 'unsigned' && <Chip tone="quiet">{draft.key.alg}</Chip>}
        {draft.signature === 'broken' && draft.key !== 'unsigned' && (
          <Chip tone="error">signature broken on purpose</Chip>
        )}
        {isOutdated && <Chip tone="warning">outdated</Chip>}
      </div>
      <p className={styles.note}>No server issued this token; it was made in this page.</p>
      {isOutdated && (
        <p className={styles.note}>
          The form has changed since. This token still holds what stood there before; press Make token for a new one.
        </p>
      )}
      {/* What scrolls must be reachable by keyboard. */}
      <pre className={styles.text} tabIndex={0}>
        {isDemo ? maskedText : text}
      </pre>
      <div className={styles.tools}>
        {!isDemo && <CopyButton name="Copy made token" done="The token made here is copied" text={() => text} />}
        <Button onClick={use}>Use for the API call</Button>
      </div>
      <p role="status" className={styles.note}>
        {isHandedOver && 'Handed over: the next API call carries this token, marked as made here.'}
      </p>
      {draft.key !== 'unsigned' && <KeyToRegister signingKey={draft.key} />}
    </div>
  );
}
