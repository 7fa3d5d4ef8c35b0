import { useId } from 'react';
import type { DecodedToken } from '#core/jwt/decode.ts';
import { maskedText } from '#core/sharing/secrets.ts';
import { deferred } from '../ui/deferred.tsx';
import { useDemoMode, useDemoText } from '../ui/demo-mode.ts';
import styles from './token.module.css';

const TokenColours = deferred(() => import('./token-colours.tsx').then((part) => part.TokenColours));
// Beyond this the coloured copy is not drawn behind the text: it would slow each key typed.
const colouredUpToCharacters = 16 * 1024;

export type Place = { readonly start: number; readonly end: number };

type HeldText = Place & { readonly kind: DecodedToken['kind']; readonly claimsJson: string };

type TokenTextProps = {
  readonly text: string;
  /** What the token is, and where it stands in the text: there may be a `Bearer ` before it. */
  readonly token: HeldText | undefined;
  /** The characters that carry what is pointed at on the decoded side. */
  readonly lit: Place | undefined;
  readonly onChange: (text: string) => void;
  /** Where the caret stands, or undefined once it has left the field. */
  readonly onCaret: (place: number | undefined) => void;
};

/** The token in full, its parts coloured where it is a JWT; another one can be pasted in its place. */
export function TokenText({ text: whole, token: held, lit: litInWhole, onChange, onCaret }: TokenTextProps) {
  const id = useId();
  const isDemo = useDemoMode();
  const mask = useDemoText();
  const text = isDemo ? demoText(whole, held, mask) : whole;
  const token = isDemo && held !== undefined ? { ...held, start: 0, end: text.length } : held;
  const lit = isDemo && held !== undefined ? moved(litInWhole, -held.start) : litInWhole;
  const isColoured = token !== undefined && text.length <= colouredUpToCharacters && isInParts(text, token);
  return (
    <>
      <label htmlFor={id} className={styles.entryLabel}>
        Access token
      </label>
      <div className={styles.overlay}>
        {isColoured && <TokenColours text={text} token={token} lit={lit} isEncrypted={token.kind === 'jwe'} />}
        <textarea
          id={id}
          className={`${styles.text} ${isColoured ? styles.see : ''}`}
          rows={3}
          spellCheck={false}
          autoCapitalize="off"
          autoComplete="off"
          placeholder="Paste a token to look into it"
          value={text}
          // What is hidden cannot be edited; another token still replaces it.
          readOnly={isDemo && text !== ''}
          onPaste={(event) => isDemo && onChange(event.clipboardData.getData('text'))}
          onChange={(event) => onChange(event.target.value)}
          onSelect={(event) => onCaret(event.currentTarget.selectionStart)}
          onBlur={() => onCaret(undefined)}
        />
      </div>
    </>
  );
}

function isInParts(text: string, { kind, start, end }: Place & { readonly kind: DecodedToken['kind'] }): boolean {
  if (kind === 'opaque' || kind === 'too-large') return false;
  const token = text.slice(start, end);
  return /^[^.]+\.[^.]*\.[^.]*(?:\.[^.]*\.[^.]*)?$/.test(token) && !/\s/.test(token);
}

/** In demo mode nothing of it may work: of a signed one the signature is hidden, of any other all, and of one that carries another. */
function demoText(text: string, token: HeldText | undefined, mask: (text: string) => string): string {
  if (text === '') return '';
  if (token?.kind !== 'jwt' || mask(token.claimsJson) !== token.claimsJson) return maskedText;
  return text.slice(token.start, text.lastIndexOf('.', token.end - 1) + 1) + maskedText;
}

function moved(place: Place | undefined, by: number): Place | undefined {
  return place && { start: Math.max(0, place.start + by), end: Math.max(0, place.end + by) };
}
