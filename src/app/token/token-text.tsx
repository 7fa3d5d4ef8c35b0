import { useId } from 'react';
import styles from './token.module.css';

const partClasses = ['headerPart', 'claimsPart', 'signaturePart'] as const;
// Beyond this the coloured copy is not drawn behind the text: it would slow each key typed.
const colouredUpToCharacters = 16 * 1024;

type TokenTextProps = {
  readonly text: string;
  /** The characters that carry what is pointed at on the decoded side. */
  readonly lit: { readonly start: number; readonly end: number } | undefined;
  readonly onChange: (text: string) => void;
  /** Where the caret stands, or undefined once it has left the field. */
  readonly onCaret: (place: number | undefined) => void;
};

/** The token in full, its parts coloured where it is a JWT; another one can be pasted in its place. */
export function TokenText({ text, lit, onChange, onCaret }: TokenTextProps) {
  const id = useId();
  const isColoured = text.length <= colouredUpToCharacters && text.split('.').length === 3 && !/\s/.test(text.trim());
  return (
    <>
      <label htmlFor={id} className={styles.entryLabel}>
        Access token
      </label>
      <div className={styles.overlay}>
        {isColoured && (
          <div className={styles.coloured} aria-hidden="true">
            {colouredPieces(text, lit).map(({ start, end, part, isLit }) => (
              <span
                key={start}
                className={partClasses[part] === undefined ? undefined : styles[partClasses[part]]}
                data-near={isLit || undefined}
              >
                {text.slice(start, end)}
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
          onSelect={(event) => onCaret(event.currentTarget.selectionStart)}
          onBlur={() => onCaret(undefined)}
        />
      </div>
    </>
  );
}

type Piece = { readonly start: number; readonly end: number; readonly part: number; readonly isLit: boolean };

/** The text cut at its dots and at the ends of what is lit. */
function colouredPieces(text: string, lit: TokenTextProps['lit']): readonly Piece[] {
  const first = text.indexOf('.');
  const last = text.lastIndexOf('.');
  const cuts = new Set([0, first, first + 1, last, last + 1, text.length]);
  if (lit !== undefined) for (const cut of [lit.start, lit.end]) cuts.add(Math.min(cut, text.length));
  const places = [...cuts].sort((one, other) => one - other);
  return places.slice(0, -1).map((start, index) => ({
    start,
    end: places[index + 1] ?? text.length,
    part: start === first || start === last ? -1 : start < first ? 0 : start < last ? 1 : 2,
    isLit: lit !== undefined && start >= lit.start && start < lit.end,
  }));
}
