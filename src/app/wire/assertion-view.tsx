import { useMemo } from 'react';
import { decodeToken } from '#core/jwt/decode-token.ts';
import { JsonText } from './json-text.tsx';
import styles from './assertion-view.module.css';

/** A client assertion taken apart, beside the request that carries it. */
export function AssertionView({ text, note }: { readonly text: string; readonly note?: string }) {
  const decoded = useMemo(() => decodeToken(text), [text]);
  return (
    <details className={styles.assertion} open>
      <summary>Client assertion, decoded</summary>
      {note !== undefined && <p className={styles.note}>{note}</p>}
      {decoded.kind === 'jwt' ? (
        <>
          <JsonText name="Assertion header" json={decoded.headerJson} />
          <JsonText name="Assertion claims" json={decoded.claimsJson} />
        </>
      ) : (
        <p className={styles.note}>This is no signed JWT, so there is nothing to show of it.</p>
      )}
    </details>
  );
}
