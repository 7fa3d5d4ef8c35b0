import { useId } from 'react';
import type { DecodedToken } from '#core/jwt/decode.ts';
import styles from './token.module.css';

const partClasses = {
  signed: ['headerPart', 'claimsPart', 'signaturePart'],
  // Of an encrypted token only the header can be read.
  encrypted: ['headerPart'],
} as const;
// Beyond this the coloured copy is not drawn behind the text: it would slow each key typed.
const colouredUpToCharacters = 16 * 1024;

type Place = { readonly start: number; readonly end: number };

type TokenTextProps = {
  readonly text: string;
  /** What the token is, and where it stands in the text: there may be a `Bearer ` before it. */
  readonly token: (Place & { readonly kind: DecodedToken['kind'] }) | undefined;
  /** The characters that carry what is pointed at on the decoded side. */
  readonly lit: Place | undefined;
  readonly onChange: (text: string) => void;
  /** Where the caret stands, or undefined once it has left the field. */
  readonly onCaret: (place: number | undefined) => void;
};

/** The token in full, its parts coloured where it is a JWT; another one can be pasted in its place. */
export function TokenText({ text, token, lit, onChange, onCaret }: TokenTextProps) {
  const id = useId();
  const classes = token?.kind === 'jwe' ? partClasses.encrypted : partClasses.signed;
  const isColoured = token !== undefined && text.length <= colouredUpToCharacters && isInParts(text, token);
  return (
    <>
      <label htmlFor={id} className={styles.entryLabel}>
        Access token
      </label>
      <div className={styles.overlay}>
        {isColoured && (
          <div className={styles.coloured} aria-hidden="true">
            {colouredPieces(text, token, lit).map(({ start, end, part, isLit }) => (
              <span
                key={start}
                className={classes[part] === undefined ? undefined : styles[classes[part]]}
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

function isInParts(text: string, { kind, start, end }: Place & { readonly kind: DecodedToken['kind'] }): boolean {
  if (kind === 'opaque' || kind === 'too-large') return false;
  const token = text.slice(start, end);
  return /^[^.]+\.[^.]*\.[^.]*(?:\.[^.]*\.[^.]*)?$/.test(token) && !/\s/.test(token);
}

/** The text cut at the dots of the token and at the ends of what is lit; what stands around the token is no part. */
function colouredPieces(text: string, token: Place, lit: Place | undefined): readonly Piece[] {
  const cuts = new Set([0, token.start, token.end, text.length]);
  const dots: number[] = [];
  for (let dot = text.indexOf('.', token.start); dot >= 0 && dot < token.end; dot = text.indexOf('.', dot + 1)) {
    dots.push(dot);
    cuts.add(dot).add(dot + 1);
  }
  if (lit !== undefined) for (const cut of [lit.start, lit.end]) cuts.add(Math.min(cut, text.length));
  const places = [...cuts].sort((one, other) => one - other);
  const isPart = (place: number) => place >= token.start && place < token.end && !dots.includes(place);
  return places.slice(0, -1).map((start, index) => ({
    start,
    end: places[index + 1] ?? text.length,
    part: isPart(start) ? dots.filter((dot) => dot < start).length : -1,
    isLit: lit !== undefined && start >= lit.start && start < lit.end,
  }));
}
