import { parameterAdvice } from '#core/oauth/parameter-advice.ts';
import { isSecretName } from '#core/sharing/secret-names.ts';
import { useCommands, useWorkbench } from '../session/session-context.tsx';
import { useIsKeptParameter, useNotKeptWords } from '../session/use-kept-words.ts';
import { PairRow, type PairRowProps, PairRows } from './pair-rows.tsx';
import styles from './parameters.module.css';
import { useNeededParameters } from './use-provider.ts';

const offered = ['audience', 'resource', 'authorization_details'];
const detailsExample = '[{"type": "payment", "actions": ["read"]}]';

/** The parameters that are sent behind the scope: name, value, on or off. */
export function ParameterRows({ faults }: { readonly faults: Readonly<Partial<Record<number, string>>> }) {
  const parameters = useWorkbench((state) => state.connection.parameters);
  const { editConnection } = useCommands();
  return (
    <div className={styles.body}>
      <p className={styles.hint}>Sent in the body behind the scope, in this order. A name may stand there twice.</p>
      <PairRows
        noun="parameter"
        pairs={parameters}
        offered={offered}
        onChange={(next) => editConnection({ parameters: next })}
        faults={faults}
        Row={ParameterRow}
      />
    </div>
  );
}

function ParameterRow(row: PairRowProps) {
  const { name, value } = row.pair;
  const needed = useNeededParameters().find((each) => each.name === name);
  const isKept = useIsKeptParameter(name, value);
  const notKept = useNotKeptWords();
  const isLong = name === 'authorization_details';
  return (
    <PairRow
      {...row}
      about={{
        hint: parameterAdvice(name, value) ?? needed?.why ?? (isKept ? undefined : notKept),
        placeholder: isLong ? detailsExample : needed?.placeholder,
        isNeeded: needed !== undefined,
        isSecret: isSecretName(name),
        isLong,
      }}
    />
  );
}
