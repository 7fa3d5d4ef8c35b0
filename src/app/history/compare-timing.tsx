import { phaseNames, type PhaseTime } from '#core/http/phase-times.ts';
import type { PhaseRow } from '#core/keeping/compare/beside/phase-rows.ts';
import { noiseWords } from '#core/keeping/compare/timed.ts';
import { msWords } from '#core/time/words.ts';
import timingStyles from './compare-timing.module.css';
import styles from './compare.module.css';

/** Where the time went in both runs, on one scale. */
export function CompareTiming({ rows }: { readonly rows: readonly PhaseRow[] }) {
  const longest = Math.max(...rows.flatMap(({ before, after }) => [endOf(before), endOf(after)]));
  return (
    <section aria-label="Timing" className={styles.section}>
      <h3 className={styles.heading}>Timing</h3>
      <table className={timingStyles.timing} aria-label="Phases of both runs">
        <thead>
          <tr>
            <th scope="col">Phase</th>
            <th scope="col">
              <span className="visually-hidden">Bars</span>
            </th>
            <th scope="col">First run</th>
            <th scope="col">Second run</th>
            <th scope="col">Difference</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, before, after, slowerMs }) => (
            <tr key={key} data-total={key === 'total' || undefined}>
              <th scope="row">{key === 'total' ? 'Total' : phaseNames[key]}</th>
              <td aria-hidden="true" className={timingStyles.bars}>
                <Bar time={before} longest={longest} side="before" />
                <Bar time={after} longest={longest} side="after" />
              </td>
              <td className={timingStyles.time} data-label="First run">
                {lengthWords(before)}
              </td>
              <td className={timingStyles.time} data-label="Second run">
                {lengthWords(after)}
              </td>
              <td
                className={timingStyles.time}
                data-label={slowerMs === undefined ? undefined : 'Difference'}
                data-slower={slowerMs !== undefined || undefined}
              >
                {slowerWords(slowerMs)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={styles.note}>The upper bar is the first run, the lower one the second. {noiseWords}</p>
    </section>
  );
}

type BarProps = { readonly time: PhaseTime | undefined; readonly longest: number; readonly side: 'before' | 'after' };

function Bar({ time, longest, side }: BarProps) {
  const percent = (ms: number) => (longest === 0 ? 0 : (100 * ms) / longest);
  return (
    <span className={timingStyles.track}>
      {time !== undefined && (
        <span
          className={timingStyles.bar}
          data-side={side}
          style={{ marginLeft: `${percent(time.fromMs)}%`, width: `max(2px, ${percent(time.lengthMs)}%)` }}
        />
      )}
    </span>
  );
}

function endOf(time: PhaseTime | undefined): number {
  return time === undefined ? 0 : time.fromMs + time.lengthMs;
}

function lengthWords(time: PhaseTime | undefined): string {
  return time === undefined ? 'not known' : msWords(time.lengthMs);
}

function slowerWords(slowerMs: number | undefined): string {
  if (slowerMs === undefined) return '';
  return slowerMs > 0 ? `+${msWords(slowerMs)}` : `−${msWords(-slowerMs)}`;
}
