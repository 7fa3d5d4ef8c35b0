import type { Place } from './token-text.tsx';
import styles from './token.module.css';

const partClasses = {
  signed: ['headerPart', 'claimsPart', 'signaturePart'],
  // Of an encrypted token only the header can be read.
  encrypted: ['headerPart'],
} as const;

type TokenColoursProps = {
  readonly text: string;
  readonly token: Place;
  readonly lit: Place | undefined;
  readonly isEncrypted: boolean;
};

/** The parts of a token in their colours, drawn behind its text. */
export function TokenColours({ text, token, lit, isEncrypted }: TokenColoursProps) {
  const classes = isEncrypted ? partClasses.encrypted : partClasses.signed;
  return (
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
  );
}

type Piece = { readonly start: number; readonly end: number; readonly part: number; readonly isLit: boolean };

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
