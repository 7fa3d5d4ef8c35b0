import { Plus, X } from 'lucide-react';
import { type ComponentType, useEffect, useRef } from 'react';
import type { Parameter } from '#core/oauth/connection.ts';
import { Button } from '../ui/button.tsx';
import { outOfMarkup } from '../ui/out-of-markup.ts';
import { useMaskedField, useSecretField } from '../ui/secret-field.ts';
import styles from './parameters.module.css';

type PairRowsProps = {
  /** What one of them is called: `parameter`, `header`. */
  readonly noun: string;
  readonly pairs: readonly Parameter[];
  readonly onChange: (pairs: readonly Parameter[]) => void;
  /** Names that a press of their own adds. */
  readonly offered: readonly string[];
  readonly faults: Readonly<Partial<Record<number, string>>>;
  readonly Row: ComponentType<PairRowProps>;
};

/** Names and values in their order, each of which can be switched off. */
export function PairRows({ noun, pairs, onChange, offered, faults, Row }: PairRowsProps) {
  const list = useRef<HTMLOListElement>(null);
  const add = useRef<HTMLButtonElement>(null);
  // What gets the focus once it is drawn: a new row, or the one that moved up.
  const toFocus = useRef<{ readonly row: number; readonly part: 'name' | 'value' }>(undefined);
  useEffect(() => {
    if (toFocus.current === undefined) return;
    const { row, part } = toFocus.current;
    const field = list.current?.children[row]?.querySelector<HTMLElement>(`[data-part="${part}"]`);
    (field ?? add.current)?.focus();
    toFocus.current = undefined;
  }, [pairs]);
  const append = (name: string) => {
    onChange([...pairs, { name, value: '', on: true }]);
    toFocus.current = { row: pairs.length, part: name === '' ? 'name' : 'value' };
  };
  return (
    <>
      <ol ref={list} className={styles.rows}>
        {pairs.map((pair, index) => (
          <Row
            // Rows have nothing else to be told apart by, and none of them holds a state of its own.
            // oxlint-disable-next-line react/no-array-index-key
            key={index}
            noun={noun}
            pair={pair}
            ordinal={index + 1}
            fault={faults[index]}
            onChange={(change) => onChange(pairs.with(index, { ...pair, ...change }))}
            onRemove={() => {
              onChange(pairs.toSpliced(index, 1));
              toFocus.current = { row: Math.min(index, pairs.length - 2), part: 'name' };
            }}
          />
        ))}
      </ol>
      <div className={styles.adding}>
        <Button ref={add} look="quiet" className={styles.add} onClick={() => append('')}>
          <Plus size={14} aria-hidden="true" /> Add a {noun}
        </Button>
        {offered.map((name) => (
          <Button key={name} look="quiet" className={styles.add} onClick={() => append(name)}>
            Add {name}
          </Button>
        ))}
      </div>
    </>
  );
}

export type PairRowProps = {
  readonly noun: string;
  readonly pair: Parameter;
  readonly ordinal: number;
  /** What keeps it from being sent. */
  readonly fault: string | undefined;
  readonly onChange: (change: Partial<Parameter>) => void;
  readonly onRemove: () => void;
};

type About = {
  /** What is worth knowing of it. */
  readonly hint: string | undefined;
  readonly placeholder?: string | undefined;
  readonly isNeeded?: boolean;
  readonly isSecret: boolean;
  /** The value has several lines. */
  readonly isLong?: boolean;
};

const hiddenWords = 'Hidden in demo mode; leave it to edit.';

/** One name and its value. */
export function PairRow({
  noun,
  pair,
  ordinal,
  fault,
  onChange,
  onRemove,
  about,
}: PairRowProps & { readonly about: About }) {
  const { name, value, on } = pair;
  const secret = useSecretField(value);
  const masked = useMaskedField(value);
  const { isHidden, control } = about.isSecret || about.isLong === true ? secret : masked;
  const said = fault ?? about.hint;
  const words = isHidden ? [said, hiddenWords].filter(Boolean).join(' ') : said;
  const id = `${noun}-${ordinal}-words`;
  const label = `${noun.charAt(0).toUpperCase()}${noun.slice(1)} ${ordinal}`;
  const text = {
    spellCheck: false,
    autoCapitalize: 'off',
    autoComplete: 'off',
    'aria-describedby': words === undefined ? undefined : id,
  };
  const valueField = {
    ...text,
    'data-part': 'value',
    'aria-label': `${label} value`,
    placeholder: about.placeholder || 'value',
    ...control,
    onChange: (event: { readonly target: { readonly value: string } }) => onChange({ value: event.target.value }),
  };
  return (
    <li className={styles.row} data-needed={about.isNeeded === true && on} data-off={!on} data-long={about.isLong}>
      <input
        type="checkbox"
        aria-label={`Send ${noun} ${ordinal}`}
        checked={on}
        onChange={(event) => onChange({ on: event.target.checked })}
      />
      <input
        {...text}
        type="text"
        data-part="name"
        aria-label={`${label} name`}
        placeholder="name"
        aria-invalid={fault !== undefined}
        value={name}
        onChange={(event) => onChange({ name: event.target.value })}
      />
      {about.isLong === true ? (
        <textarea {...valueField} rows={3} ref={outOfMarkup} />
      ) : (
        <input {...valueField} ref={outOfMarkup} type={about.isSecret ? 'password' : 'text'} />
      )}
      <Button look="quiet" className={styles.remove} aria-label={`Remove ${noun} ${ordinal}`} onClick={onRemove}>
        <X size={15} aria-hidden="true" />
      </Button>
      {words !== undefined && (
        <p id={id} className={fault === undefined ? styles.hint : styles.fault}>
          {words}
        </p>
      )}
    </li>
  );
}
