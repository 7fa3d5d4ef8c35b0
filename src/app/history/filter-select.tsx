import type { Choice } from '#core/keeping/run-choices.ts';
import { Field } from '../ui/field.tsx';

type FilterSelectProps = {
  readonly label: string;
  readonly choices: readonly Choice[];
  /** Empty: any. */
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** How a value is said; as it is where this is left out. */
  readonly words?: (value: string) => string;
};

/** One value to filter by, out of those that there are, each with how often. */
export function FilterSelect({ label, choices, value, onChange, words = (each) => each }: FilterSelectProps) {
  // What was chosen stays to be seen, also when the last run that had it is gone.
  const isGone = value !== '' && !choices.some((choice) => choice.value === value);
  return (
    <Field label={label}>
      {(control) => (
        <select {...control} value={value} onChange={(event) => onChange(event.target.value)}>
          <option value="">Any</option>
          {isGone && <option value={value}>{words(value)} (0)</option>}
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {words(choice.value)} ({choice.count.toLocaleString('en')})
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
