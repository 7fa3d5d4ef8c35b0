import { useRef } from 'react';
import { bytesPerRow, hexRow } from '#core/http/hex-row.ts';
import { bytesWords } from '#core/time/words.ts';
import { useRowWindow } from '../ui/row-window.ts';
import windowStyles from '../ui/row-window.module.css';
import styles from './hex-view.module.css';

/** Bytes that are no text: where they stand, in hex, and as the ASCII characters that some of them may be. */
export function HexView({ label, bytes }: { readonly label: string; readonly bytes: Uint8Array }) {
  const count = Math.ceil(bytes.length / bytesPerRow);
  const box = useRef<HTMLDivElement>(null);
  const { first, last, height, top, onScroll } = useRowWindow(box, count);
  const rows = Array.from({ length: Math.max(0, last - first) }, (_, index) => first + index);
  return (
    <>
      {/* What scrolls must be reachable by keyboard. */}
      <div
        ref={box}
        role="group"
        aria-label={`${label}: offset, bytes and ASCII`}
        tabIndex={0}
        className={`${windowStyles.box} ${styles.hex}`}
        onScroll={onScroll}
      >
        <div className={windowStyles.all} style={{ height: height }}>
          <div className={windowStyles.seen} style={{ transform: `translateY(${top}px)` }}>
            {rows.map((row) => {
              const { offset, hex, ascii } = hexRow(bytes, row);
              return (
                <div key={row} className={windowStyles.row}>
                  <span className={styles.offset}>{offset}</span>
                  {'  '}
                  {hex}
                  {'  '}
                  <span className={styles.ascii}>{ascii}</span>
                </div>
              );
            })}
          </div>
        </div>
      </div>
      <p className={styles.note}>
        {bytesWords(bytes.length)} that are no text, {bytesPerRow} a line.
      </p>
    </>
  );
}
