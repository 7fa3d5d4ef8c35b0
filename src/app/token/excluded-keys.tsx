import type { ExcludedKey } from '#core/jwt/verdict.ts';
import styles from './verification.module.css';

/** For each key of the set the tests that it failed: that is why the signature could not even be tried. */
export function ExcludedKeys({
  excluded,
  count,
}: {
  readonly excluded: readonly ExcludedKey[];
  readonly count: number;
}) {
  return (
    <>
      <table className={styles.keys} aria-label="Why no key fits" data-narrow-middle="">
        <thead>
          <tr>
            <th scope="col">Key</th>
            <th scope="col">Test</th>
            <th scope="col">Wanted, and found</th>
          </tr>
        </thead>
        <tbody>
          {excluded.flatMap(({ key, failed }) =>
            failed.map(({ test, wanted, found }, index) => (
              <tr key={`${key.position} ${test}`}>
                {index === 0 && (
                  <th scope="row" rowSpan={failed.length}>
                    {key.kid ?? `number ${key.position}`}
                  </th>
                )}
                <td>{test}</td>
                <td>{test === 'kid' ? 'it is another key than the token names' : `${wanted}, and it has ${found}`}</td>
              </tr>
            )),
          )}
        </tbody>
      </table>
      {count > excluded.length && <p className={styles.dim}>And {count - excluded.length} more keys.</p>}
    </>
  );
}
