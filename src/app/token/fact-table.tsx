import type { claimFacts } from '#core/jwt/claims.ts';
import styles from './token.module.css';

export type FactRow = {
  readonly name: string;
  readonly value: string;
  readonly facts: ReturnType<typeof claimFacts>;
  /** The value in words: a date, an algorithm's full name. */
  readonly words?: string | undefined;
};

/** Names, values and what they mean, each with the section that says so. */
export function FactTable({ caption, rows }: { readonly caption: string; readonly rows: readonly FactRow[] }) {
  return (
    <table className={styles.facts} aria-label={caption}>
      <tbody>
        {rows.map(({ name, value, facts, words }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>
              <span className={styles.value}>{value}</span>
              {words !== undefined && <span className={styles.words}>{words}</span>}
              {facts !== undefined && (
                <span className={styles.meaning}>
                  {facts.meaning}{' '}
                  <a href={facts.source.url} target="_blank" rel="noopener noreferrer">
                    {facts.source.label}
                  </a>
                </span>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
