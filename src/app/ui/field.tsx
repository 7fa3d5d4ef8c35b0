import { type ReactNode, useId } from 'react';
import styles from './field.module.css';
import { useIsLit } from './lit-fields.ts';

type FieldProps = {
  readonly label: string;
  readonly hint?: ReactNode;
  /** The id of a text elsewhere that describes the control as well. */
  readonly describedBy?: string;
  /** The label is read out but not drawn, where what stands beside says the same. */
  readonly quietLabel?: boolean;
  /** What is wrong and what to do, said at the field. */
  readonly fault?: string | undefined;
  /** Whether demo mode hides what is in it. */
  readonly isHidden?: boolean;
  /** Draws the control; it must take these, so that label, hint and fault belong to it. */
  readonly children: (control: FieldControl) => ReactNode;
};

export type FieldControl = {
  readonly id: string;
  readonly className: string;
  readonly 'aria-invalid': boolean;
  readonly 'aria-describedby': string | undefined;
};

export function Field({
  label,
  hint: ownHint,
  fault,
  describedBy,
  quietLabel = false,
  isHidden,
  children,
}: FieldProps) {
  const id = useId();
  const hint = isHidden === true ? <>{ownHint} Hidden in demo mode; leave it to edit.</> : ownHint;
  const isLit = useIsLit(label);
  const described = [fault && `${id}-fault`, hint && `${id}-hint`, describedBy].filter(Boolean).join(' ');
  return (
    <div className={styles.field} data-lit-field={isLit || undefined}>
      <label className={quietLabel ? 'visually-hidden' : styles.label} htmlFor={id}>
        {label}
      </label>
      {children({
        id,
        className: styles.control ?? '',
        'aria-invalid': fault !== undefined,
        'aria-describedby': described || undefined,
      })}
      {fault && (
        <p id={`${id}-fault`} className={styles.fault}>
          {fault}
        </p>
      )}
      {hint && (
        <p id={`${id}-hint`} className={styles.hint}>
          {hint}
        </p>
      )}
    </div>
  );
}
