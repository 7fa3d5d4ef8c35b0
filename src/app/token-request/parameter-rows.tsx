import { Plus, X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { Parameter } from '#core/oauth/connection.ts';
import { isSecretName } from '#core/sharing/secret-names.ts';
import { useCommands, useWorkbench } from '../session/session-context.tsx';
import { useIsKeptParameter } from '../session/use-kept-words.ts';
import { Button } from '../ui/button.tsx';
import styles from './parameters.module.css';
import { useNeededParameters } from './use-provider.ts';

/** The parameters that are sent behind the scope: name, value, on or off. */
export function ParameterRows({ faults }: { readonly faults: Readonly<Partial<Record<number, string>>> }) {
  const parameters = useWorkbench((state) => state.connection.parameters);
  const { editConnection } = useCommands();
  const list = useRef<HTMLOListElement>(null);
  const add = useRef<HTMLButtonElement>(null);
  // The row whose name gets the focus once it is drawn: a new one, or the one that moved up.
  const toFocus = useRef<number>(undefined);
  useEffect(() => {
    if (toFocus.current === undefined) return;
    const name = list.current?.children[toFocus.current]?.querySelector<HTMLElement>('input[type="text"]');
    (name ?? add.current)?.focus();
    toFocus.current = undefined;
  }, [parameters]);
  const set = (next: readonly Parameter[]) => editConnection({ parameters: next });
  return (
    <div className={styles.body}>
      <p className={styles.hint}>Sent in the body behind the scope, in this order. A name may stand there twice.</p>
      <ol ref={list} className={styles.rows}>
        {parameters.map((parameter, index) => (
          <ParameterRow
            // Rows have nothing else to be told apart by, and none of them holds a state of its own.
            // oxlint-disable-next-line react/no-array-index-key
            key={index}
            parameter={parameter}
            ordinal={index + 1}
            fault={faults[index]}
            onChange={(change) => set(parameters.with(index, { ...parameter, ...change }))}
            onRemove={() => {
              set(parameters.toSpliced(index, 1));
              toFocus.current = Math.min(index, parameters.length - 2);
            }}
          />
        ))}
      </ol>
      <Button
        ref={add}
        look="quiet"
        className={styles.add}
        onClick={() => {
          set([...parameters, { name: '', value: '', on: true }]);
          toFocus.current = parameters.length;
        }}
      >
        <Plus size={14} aria-hidden="true" /> Add a parameter
      </Button>
    </div>
  );
}

type ParameterRowProps = {
  readonly parameter: Parameter;
  readonly ordinal: number;
  readonly fault: string | undefined;
  readonly onChange: (change: Partial<Parameter>) => void;
  readonly onRemove: () => void;
};

function ParameterRow({ parameter, ordinal, fault, onChange, onRemove }: ParameterRowProps) {
  const { name, value, on } = parameter;
  const needed = useNeededParameters().find((each) => each.name === name);
  const isKept = useIsKeptParameter(name, value);
  const words =
    fault ?? needed?.why ?? (isKept ? undefined : 'It holds a secret, so its value is not kept over a reload.');
  const id = `parameter-${ordinal}-words`;
  const text = {
    spellCheck: false,
    autoCapitalize: 'off',
    autoComplete: 'off',
    'aria-describedby': words === undefined ? undefined : id,
  };
  return (
    <li className={styles.row} data-needed={needed !== undefined && on} data-off={!on}>
      <input
        type="checkbox"
        aria-label={`Send parameter ${ordinal}`}
        checked={on}
        onChange={(event) => onChange({ on: event.target.checked })}
      />
      <input
        {...text}
        type="text"
        aria-label={`Parameter ${ordinal} name`}
        placeholder="name"
        aria-invalid={fault !== undefined}
        value={name}
        onChange={(event) => onChange({ name: event.target.value })}
      />
      <input
        {...text}
        type={isSecretName(name) ? 'password' : 'text'}
        aria-label={`Parameter ${ordinal} value`}
        placeholder={needed?.placeholder || 'value'}
        value={value}
        onChange={(event) => onChange({ value: event.target.value })}
      />
      <Button look="quiet" className={styles.remove} aria-label={`Remove parameter ${ordinal}`} onClick={onRemove}>
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
