import { useEffect } from 'react';
import styles from './palette.module.css';

type PaletteNoteProps = { readonly text: string; readonly onSeen: () => void };

/** Why a shortcut did nothing, until the next press of anything. */
export function PaletteNote({ text, onSeen }: PaletteNoteProps) {
  useEffect(() => {
    if (text === '') return undefined;
    const until = new AbortController();
    const options = { signal: until.signal, capture: true };
    document.addEventListener('keydown', onSeen, options);
    document.addEventListener('pointerdown', onSeen, options);
    return () => until.abort();
  });
  return (
    <div role="status" className={styles.status}>
      {text !== '' && <p className={styles.note}>{text}</p>}
    </div>
  );
}
