import { readText } from '#core/http/text.ts';
import { useDemoMode, useDemoText } from '../ui/demo-mode.ts';
import { MarkedText } from '../ui/marked-text.tsx';
import styles from './parts.module.css';

const shownBytes = 4096;

/** A payload that is no JSON: its text where it is one, its bytes in hex where it is none. */
export function PayloadText({ bytes }: { readonly bytes: Uint8Array }) {
  const isDemo = useDemoMode();
  const forDemo = useDemoText();
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
      {only === undefined ? (
        '(empty)'
      ) : isText ? (
        <MarkedText text={forDemo(only.text)} />
      ) : isDemo ? (
        'Not shown in demo mode.'
      ) : (
        hex()
      )}
      {bytes.length > shownBytes && '…'}
    </pre>
  );
}
