import { useId, useState } from 'react';
import { type FaultAmount, type FaultId, type FaultOn, playgroundFault } from '#core/contract/playground-faults.ts';
import styles from './playground.module.css';

type FaultSwitchProps = {
  readonly id: FaultId;
  readonly on: FaultOn | undefined;
  /** Its port could not be had when the playground started. */
  readonly isMissing: boolean;
  readonly onOn: (fault: FaultOn) => void;
  readonly onOff: (fault: FaultOn) => void;
};

export function FaultSwitch({ id, on, isMissing, onOn, onOff }: FaultSwitchProps) {
  const hint = useId();
  const { name, does, family, amount } = playgroundFault(id);
  const switched = (isOn: boolean) => {
    if (isOn) onOn(amount === undefined ? { id } : { id, amount: amount.usual });
    else onOff({ id });
  };
  return (
    <li className={styles.switch} data-on={on !== undefined || undefined}>
      <label className={styles.name}>
        <input
          type="checkbox"
          checked={on !== undefined}
          disabled={isMissing}
          aria-describedby={hint}
          onChange={(event) => switched(event.target.checked)}
        />
        {name}
      </label>
      <div id={hint} className={styles.about}>
        <p>{does}</p>
        <p className={styles.family}>In the wild: {family}</p>
        {isMissing && <p>Its port was not to be had when the playground started.</p>}
      </div>
      {amount !== undefined && on !== undefined && (
        <Amount
          name={name}
          known={amount}
          value={on.amount ?? amount.usual}
          onChange={(value) => onOn({ id, amount: value })}
        />
      )}
    </li>
  );
}

type AmountProps = {
  readonly name: string;
  readonly known: FaultAmount;
  readonly value: number;
  readonly onChange: (value: number) => void;
};

/** What is typed counts once it is a number that the playground takes; until then the one of before does. */
function Amount({ name, known, value, onChange }: AmountProps) {
  const [text, setText] = useState(String(value));
  const type = (next: string) => {
    setText(next);
    const number = Number(next);
    const isTaken = /^[+-]?\d+$/.test(next.trim()) && number !== 0 && number >= known.least && number <= known.most;
    if (isTaken && number !== value) onChange(number);
  };
  const isWrong = Number(text) !== value;
  return (
    <label className={styles.amount}>
      <span>
        {name}, {known.unit}
      </span>
      <input
        type="text"
        inputMode={known.least < 0 ? 'text' : 'numeric'}
        value={text}
        aria-invalid={isWrong}
        onChange={(event) => type(event.target.value)}
      />
      {isWrong && (
        <span className={styles.wrong}>
          {known.least} to {known.most}, and not 0
        </span>
      )}
    </label>
  );
}
