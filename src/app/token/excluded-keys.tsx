import type { ExcludedKey } from '#core/jwt/verdict.ts';
import { MarkedText } from '../ui/marked-text.tsx';
import styles from './verification.module.css';

type ExcludedKeysProps = {
  readonly excluded: readonly ExcludedKey[];
  readonly count: number;
};

/** For each key of the set the tests that it failed: that is why the signature could not even be tried. */
export function ExcludedKeys({ excluded, count }: ExcludedKeysProps) {
  return (
    <>
      <table className={styles.keys} aria-label="Why no key fits" data-tests="">
        <thead>
          <tr>
            <th scope="col">Test</th>
            <th scope="col">Wanted</th>
            <th scope="col">The key has</th>
          </tr>
        </thead>
        {excluded.map(({ key, failed }) => (
          <tbody key={key.position}>
            <tr>
              <th scope="rowgroup" colSpan={3}>
                {key.kid === undefined ? `number ${key.position}, without a kid` : <MarkedText text={key.kid} />}
              </th>
            </tr>
            {failed.map(({ test, wanted, found }) => (
              <tr key={test}>
                <td>{test}</td>
                {/* Both names are long, and both are on screen: what counts is that they are not the same. */}
                <td>{test === 'kid' ? 'the token’s' : <MarkedText text={wanted} />}</td>
                <td>{test === 'kid' ? 'another' : <MarkedText text={found} />}</td>
              </tr>
            ))}
          </tbody>
        ))}
      </table>
      {count > excluded.length && <p className={styles.dim}>And {count - excluded.length} more keys.</p>}
    </>
  );
}
