import styles from './marked-text.module.css';

/**
 * Characters that one does not see, or that turn the order of what stands around them: controls, direction marks and
 * overrides, zero widths, tags. The joiners belong to emoji and to several scripts, and are odd only after ASCII.
 */
const unseen =
  /((?![\t\n\r])\p{Cc}|[\u00AD\u061C\u200B\u200E\u200F\u2028-\u202E\u2060-\u2064\u2066-\u2069\uFEFF\u{E0000}-\u{E007F}]|(?<=[\x20-\x7E])[\u200C\u200D])/u;

// A text made of nothing else would make thousands of elements; beyond this it is no name or value anybody reads.
const mostMarks = 500;

/**
 * A text that comes from elsewhere, with every unseen character named where it stands. The mark is drawn, not written:
 * selecting and copying gives the text itself. A direction override is kept from turning its surroundings.
 */
export function MarkedText({ text }: { readonly text: string }) {
  // The regular expression has one group, so every second piece is an unseen character.
  const pieces = text.split(unseen);
  if (pieces.length === 1) return text;
  const marked = pieces.slice(0, 2 * mostMarks);
  const rest = pieces.slice(2 * mostMarks).join('');
  return (
    <>
      {marked.map((piece, place) =>
        place % 2 === 0 ? (
          piece
        ) : (
          <span key={place} className={styles.unseen} data-unseen={codePoint(piece)}>
            {piece}
          </span>
        ),
      )}
      {rest !== '' && <span className={styles.rest}>{rest}</span>}
    </>
  );
}

function codePoint(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
