import { useId } from 'react';
import styles from './token.module.css';

const partClasses = ['headerPart', 'claimsPart', 'signaturePart'] as const;
// Beyond this the coloured copy is not drawn behind the text: it would slow each key typed.
const colouredUpToCharacters = 16 * 1024;

/** The token in full, its parts coloured where it is a JWT; another one can be pasted in its place. */
export function TokenText({ text, onChange }: { readonly text: string; readonly onChange: (text: string) => void }) {
  const id = useId();
  const parts = text.split('.');
  const isColoured = text.length <= colouredUpToCharacters && parts.length === 3 && !/\s/.test(text.trim());
  return (
    <>
      <label htmlFor={id} className={styles.entryLabel}>
        Access token
      </label>
      <div className={styles.overlay}>
        {isColoured && (
          <div className={styles.coloured} aria-hidden="true">
            {parts.map((part, index) => (
              <span key={index}>
                {index > 0 && '.'}
                <span className={styles[partClasses[index] ?? '']}>{part}</span>
              </span>
            ))}
          </div>
        )}
        <textarea
          id={id}
          className={`${styles.text} ${isColoured ? styles.see : ''}`}
          rows={3}
          spellCheck={false}
          autoCapitalize="off"
          autoComplete="off"
          placeholder="Paste a token to look into it"
          value={text}
          onChange={(event) => onChange(event.target.value)}
        />
      </div>
    </>
  );
}
