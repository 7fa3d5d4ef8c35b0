import type { ComparedClaim } from '#core/oauth/compare-claims.ts';
import { useDemoText } from '../ui/demo-mode.ts';
import { MarkedText } from '../ui/marked-text.tsx';
import { timeClaims, TimeWords } from './time-words.tsx';
import styles from './verification.module.css';

const marks: Readonly<Record<ComparedClaim['verdict'], string>> = {
  same: 'same',
  'same-meaning': 'same meaning',
  differs: 'differs',
  'only-in-token': 'only in the token',
  'only-in-answer': 'only in the answer',
};

/** The server's answer beside the decoded token, claim by claim; what differs is marked in words. */
export function ClaimDifferences({
  rows,
  hasToken,
}: {
  readonly rows: readonly ComparedClaim[];
  readonly hasToken: boolean;
}) {
  const shown = useDemoText();
  return (
    <table className={styles.keys} aria-label={hasToken ? 'Answer beside the token' : 'Answer'} data-answer="">
      <thead>
        <tr>
          <th scope="col">Claim</th>
          <th scope="col">The server says</th>
          {hasToken && <th scope="col">The token says</th>}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, inAnswer, inToken, verdict }) => (
          <tr key={name} data-compared={verdict}>
            <th scope="row">
              <MarkedText text={name} />
            </th>
            <td>
              <MarkedText text={shown(inAnswer ?? '—')} />
              {/* With the token beside it there is no room, and its own claims have the words. */}
              {!hasToken && timeClaims.has(name) && inAnswer !== undefined && (
                <span className={styles.time}>
                  <TimeWords value={Number(inAnswer)} />
                </span>
              )}
            </td>
            {hasToken && (
              <td>
                <MarkedText text={shown(inToken ?? '—')} />
                {verdict !== 'same' && <span className={styles.mark}>{marks[verdict]}</span>}
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
