import { useId } from 'react';
import { useIsLit } from './lit-fields.ts';
import styles from './segmented.module.css';

type SegmentedProps<T extends string> = {
  readonly legend: string;
  readonly options: readonly { readonly value: T; readonly label: string; readonly disabled?: boolean }[];
  readonly value: T;
  readonly onChange: (value: T) => void;
  readonly hint?: string;
  /** The legend is read out but not drawn, where the place says the same. */
  readonly quietLegend?: boolean;
};

/** A radio group of few choices, side by side. */
export function Segmented<T extends string>({
  legend,
  options,
  value,
  onChange,
  hint,
  quietLegend = false,
}: SegmentedProps<T>) {
  const id = useId();
  const isLit = useIsLit(legend);
  return (
    <fieldset
      className={styles.group}
      data-lit-field={isLit || undefined}
      role="radiogroup"
      aria-describedby={hint ? `${id}-hint` : undefined}
      aria-labelledby={`${id}-legend`}
    >
      <legend id={`${id}-legend`} className={quietLegend ? 'visually-hidden' : styles.legend}>
        {legend}
      </legend>
      <div className={styles.row}>
        {options.map((option) => (
          <label key={option.value} className={styles.option}>
            <input
              type="radio"
              name={id}
              checked={option.value === value}
              disabled={option.disabled}
              onChange={() => onChange(option.value)}
            />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
      {hint && (
        <p id={`${id}-hint`} className={styles.hint}>
          {hint}
        </p>
      )}
    </fieldset>
  );
}
