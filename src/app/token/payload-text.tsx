import { readText } from '#core/http/text.ts';
import { MarkedText } from '../ui/marked-text.tsx';
import styles from './parts.module.css';

const shownBytes = 4096;

/** A payload that is no JSON: its text where it is one, its bytes in hex where it is none. */
export function PayloadText({ bytes }: { readonly bytes: Uint8Array }) {
  const shown = bytes.subarray(0, shownBytes);
  const [only, ...more] = readText(shown);
  const isText = only?.kind === 'text' && more.length === 0;
  const hex = () => [...shown].map((byte) => byte.toString(16).padStart(2, '0')).join(' ');
  return (
    <pre
      className={styles.payload}
      tabIndex={0}
      role="group"
      aria-label={isText ? 'Payload as text' : 'Payload in hex'}
    >
      {only === undefined ? '(empty)' : isText ? <MarkedText text={only.text} /> : hex()}
      {bytes.length > shownBytes && '…'}
    </pre>
  );
}
