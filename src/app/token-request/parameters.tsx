import { useState } from 'react';
import { useWorkbench } from '../session/session-context.tsx';
import { useTokenRequest } from '../session/use-token-request.ts';
import { useIsLit } from '../ui/lit-fields.ts';
import { deferred } from '../ui/deferred.tsx';
import styles from './parameters.module.css';

const ParameterRows = deferred(() => import('./parameter-rows.tsx').then((part) => part.ParameterRows));

type Choice = { readonly open: boolean; readonly of: number };

/** Further parameters of the request. Folded while there are none; a preset that needs one opens the part with it. */
export function Parameters() {
  const parameters = useWorkbench((state) => state.connection.parameters);
  const { parameterFaults } = useTokenRequest();
  const isLit = useIsLit('Parameters');
  const [choice, setChoice] = useState<Choice>();
  // What a person chose holds until there are more or fewer of them; a fault is never folded away.
  const chosen = choice?.of === parameters.length ? choice.open : parameters.length > 0;
  const isFaulty = Object.keys(parameterFaults).length > 0;
  const open = chosen || isFaulty;
  const on = parameters.filter((parameter) => parameter.on).length;
  return (
    <details
      className={styles.parameters}
      data-lit-field={isLit || undefined}
      open={open}
      onToggle={({ currentTarget }) => {
        if (currentTarget.open === open) return;
        if (isFaulty) currentTarget.open = true;
        else setChoice({ open: currentTarget.open, of: parameters.length });
      }}
    >
      <summary>
        Parameters
        {parameters.length > 0 && (
          <span className={styles.count}>
            {' '}
            · {on === parameters.length ? on : `${on} of ${parameters.length}`} sent
          </span>
        )}
      </summary>
      <ParameterRows faults={parameterFaults} />
    </details>
  );
}
