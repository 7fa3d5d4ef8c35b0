import type { Timing, Way } from '#core/http/exchange.ts';
import { msWords } from '#core/time/words.ts';
import styles from './timing-view.module.css';

const phases = [
  ['dnsMs', 'Name lookup (DNS)'],
  ['tcpMs', 'TCP connection'],
  ['tunnelMs', 'Tunnel through the network’s proxy'],
  ['tlsMs', 'TLS handshake'],
  ['sentMs', 'Request sent'],
  ['firstByteMs', 'Waiting for the first byte'],
  ['endMs', 'Receiving'],
] as const;

/** Where the time went: each phase as a bar from where the one before ended, with its length in words. */
export function TimingView({ timing, way }: { readonly timing: Timing; readonly way: Way }) {
  const total = timing.endMs ?? 0;
  const rows = barsOf(timing);
  return (
    <div className={styles.timing}>
      <table className={styles.table} aria-label="Phases of the exchange">
        <thead className="visually-hidden">
          <tr>
            <th scope="col">Phase</th>
            <th scope="col">Share</th>
            <th scope="col">Duration</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, name, from, length }) => (
            <tr key={key}>
              <th scope="row">{name}</th>
              <td className={styles.track} aria-hidden="true">
                <span
                  className={styles.bar}
                  style={{ marginLeft: `${percent(from, total)}%`, width: `max(2px, ${percent(length, total)}%)` }}
                />
              </td>
              <td className={styles.value}>{msWords(length)}</td>
            </tr>
          ))}
          <tr className={styles.total}>
            <th scope="row">Total</th>
            <td aria-hidden="true" />
            <td className={styles.value}>{msWords(total)}</td>
          </tr>
        </tbody>
      </table>
      <p className={styles.note}>
        {way === 'proxy'
          ? 'Measured at the proxy’s socket, on a fresh connection for this one request.'
          : 'Measured in the page. The browser does not tell how long name lookup, TCP and TLS took, and it may have reused a connection.'}
      </p>
    </div>
  );
}

type Bar = { readonly key: string; readonly name: string; readonly from: number; readonly length: number };

/** Each phase that was reached, from where the one before it ended. */
function barsOf(timing: Timing): readonly Bar[] {
  const bars: Bar[] = [];
  let before = 0;
  for (const [key, name] of phases) {
    const until = timing[key];
    if (until === undefined) continue;
    bars.push({ key, name, from: before, length: Math.max(0, until - before) });
    before = Math.max(before, until);
  }
  return bars;
}

function percent(part: number, whole: number): number {
  return whole === 0 ? 0 : (100 * part) / whole;
}
