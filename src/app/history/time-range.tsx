import type { RunFilter } from '#core/keeping/run-filter.ts';
import { Field } from '../ui/field.tsx';
import { localDate, localDay, nextLocalDay } from './local-day.ts';

type TimeRangeProps = {
  readonly filter: Pick<RunFilter, 'fromMs' | 'untilMs'>;
  readonly onChange: (change: Pick<Partial<RunFilter>, 'fromMs' | 'untilMs'>) => void;
};

/** From one day to another, both of them included. */
export function TimeRange({ filter: { fromMs, untilMs }, onChange }: TimeRangeProps) {
  return (
    <>
      <Field label="From day">
        {(control) => (
          <input
            {...control}
            type="date"
            value={fromMs === undefined ? '' : localDate(fromMs)}
            onChange={({ target }) => onChange({ fromMs: localDay(target.value) })}
          />
        )}
      </Field>
      <Field label="To day">
        {(control) => (
          <input
            {...control}
            type="date"
            value={untilMs === undefined ? '' : localDate(untilMs - 1)}
            onChange={({ target }) => onChange({ untilMs: nextLocalDay(target.value) })}
          />
        )}
      </Field>
    </>
  );
}
