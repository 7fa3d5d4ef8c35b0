import { useState } from 'react';
import { Button } from '../ui/button.tsx';
import { deferred } from '../ui/deferred.tsx';
import { Panel } from '../ui/panel.tsx';
import styles from './make-token.module.css';

export type MakeTokenProps = {
  /** Takes a made token over, for the API call. */
  readonly onMade: (text: string) => void;
  /** What the templates are filled with; an empty text where nothing is known. */
  readonly defaults: {
    readonly issuer: string;
    readonly audience: string;
    readonly clientId: string;
    readonly scope: string;
  };
  /** The wall clock, ms since 1970. */
  readonly clock: () => number;
  /** A fresh name for a token (RFC 7519 §4.1.7). */
  readonly newId?: () => string;
};

const MakeForm = deferred(() => import('./make-form.tsx').then((part) => part.MakeForm));

/** Writing a token of one's own. It has nothing in common with decoding one, so that neither can pass for the other. */
export function MakeToken(props: MakeTokenProps) {
  const [fold, setFold] = useState<'untouched' | 'open' | 'folded'>('untouched');
  const isOpen = fold === 'open';
  return (
    <Panel
      name="Make a token"
      end={
        <Button look="quiet" aria-expanded={isOpen} onClick={() => setFold(isOpen ? 'folded' : 'open')}>
          {isOpen ? 'Fold the form' : 'Write a token'}
        </Button>
      }
    >
      <p className={styles.intro}>
        Write a token of your own, a right one or one with a fault, and see what an API makes of it. The API must trust
        the key that signs it.
      </p>
      {/* Folded, it only hides: what was typed stays. */}
      {fold !== 'untouched' && (
        <div hidden={!isOpen}>
          <MakeForm {...props} />
        </div>
      )}
    </Panel>
  );
}
