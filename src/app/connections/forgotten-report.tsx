import { useState } from 'react';
import type { ForgottenMark } from '../session/forget/forgotten-mark.ts';
import type { Looked } from '../session/forget/look-through.ts';
import { Button } from '../ui/button.tsx';
import styles from './forget.module.css';

/** What this page found when it started anew after everything was to be forgotten. */
export type Forgotten = { readonly by: ForgottenMark; readonly looked: readonly Looked[] };

export function ForgottenReport({ by, looked }: Forgotten) {
  const [isShown, setIsShown] = useState(true);
  if (!isShown) return null;
  const isEmpty = looked.every(({ found }) => found.kind !== 'remains');
  return (
    <section aria-label="Forgotten" className={styles.report} data-forgotten={isEmpty ? 'empty' : 'remains'}>
      <h2 className={styles.heading} role="status">
        {isEmpty ? 'Everything is forgotten.' : 'Not everything is gone.'}
      </h2>
      <p>
        {by === 'elsewhere' && 'It was asked for in another tab. '}
        {isEmpty
          ? 'Before it wrote anything new, this page started anew, with nothing in memory, and looked into every store that it can have in this browser:'
          : 'This page started anew and looked into every store. Most often another tab still holds what remains: close all other tabs of this page, and forget everything once more. If that does not help, clear the site’s data in the browser.'}
      </p>
      <dl className={styles.stores}>
        {looked.map(({ store, found }) => (
          <div key={store}>
            <dt>{store}:</dt> <dd>{wordsOf(found)}</dd>
          </div>
        ))}
      </dl>
      <div>
        <Button onClick={() => setIsShown(false)}>Dismiss</Button>
      </div>
    </section>
  );
}

function wordsOf(found: Looked['found']): string {
  switch (found.kind) {
    case 'empty':
      return 'empty';
    case 'remains':
      return `still has ${found.names.join(', ')}`;
    case 'closed':
      return 'not open to this page';
  }
}
