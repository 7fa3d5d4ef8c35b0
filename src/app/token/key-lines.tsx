import type { KeyFacts } from '#core/jwt/verdict.ts';
import { MarkedText } from '../ui/marked-text.tsx';
import styles from './verification.module.css';

/** What can be said of a key in public; a member that it lacks is left out. */
export function KeyLines({ keyFacts }: { readonly keyFacts: KeyFacts }) {
  const { kid, kty, crv, alg, thumbprint } = keyFacts;
  const rows: readonly (readonly [string, string | undefined])[] = [
    // Many servers name a key by its thumbprint (RFC 7638); once is enough.
    [kid === thumbprint ? 'kid, thumbprint' : 'kid', kid],
    ['type', [kty, crv].filter(Boolean).join(', ') || undefined],
    ['alg', alg],
    ['thumbprint', kid === thumbprint ? undefined : thumbprint],
  ];
  return (
    <dl className={styles.key} aria-label="Key">
      {rows.map(
        ([name, value]) =>
          value !== undefined && (
            <div key={name}>
              <dt>{name}</dt>
              <dd>
                <MarkedText text={value} />
              </dd>
            </div>
          ),
      )}
    </dl>
  );
}
