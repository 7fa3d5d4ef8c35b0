import { encode } from 'uqr';
import styles from './link-tab.module.css';

/** A text as a QR code (ISO/IEC 18004): black on white in each colour scheme, as scanners want it. */
export function LinkQr({ text }: { readonly text: string }) {
  const { data, size } = encode(text, { ecc: 'L', border: 4 });
  return (
    <svg role="img" aria-label="QR code of the link" viewBox={`0 0 ${size} ${size}`} className={styles.qr}>
      <path d={`M0 0h${size}v${size}h-${size}z`} className={styles.qrLight} />
      <path d={data.map(rowPath).join('')} shapeRendering="crispEdges" className={styles.qrDark} />
    </svg>
  );
}

/** The dark stretches of one row. */
function rowPath(row: readonly boolean[], y: number): string {
  let path = '';
  for (let x = 0; x < row.length; x++) {
    const start = x;
    while (row[x] === true) x++;
    if (x > start) path += `M${start} ${y}h${x - start}v1h-${x - start}z`;
  }
  return path;
}
