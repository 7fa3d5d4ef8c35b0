import type { Timing, Way } from '#core/http/exchange.ts';
import { timingNote } from '#core/http/message-notes.ts';
import { phaseName, phaseTimes } from '#core/http/phase-times.ts';
import { msWords } from '#core/time/words.ts';
import styles from './timing-view.module.css';

/** Where the time went: each phase as a bar from where the one before ended, with its length in words. */
export function TimingView({ timing, way }: { readonly timing: Timing; readonly way: Way }) {
  const total = timing.endMs ?? 0;
  const rows = phaseTimes(timing);
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
          {rows.map(({ key, fromMs, lengthMs }) => (
            <tr key={key}>
              <th scope="row">{phaseName(key, timing)}</th>
              <td className={styles.track} aria-hidden="true">
                <span
                  className={styles.bar}
                  style={{ marginLeft: `${percent(fromMs, total)}%`, width: `max(2px, ${percent(lengthMs, total)}%)` }}
                />
              </td>
              <td className={styles.value}>{msWords(lengthMs)}</td>
            </tr>
          ))}
          <tr className={styles.total}>
            <th scope="row">Total</th>
            <td aria-hidden="true" />
            <td className={styles.value}>{msWords(total)}</td>
          </tr>
        </tbody>
      </table>
      <p className={styles.note}>{timingNote(way)}</p>
    </div>
  );
}

function percent(part: number, whole: number): number {
  return whole === 0 ? 0 : (100 * part) / whole;
}
