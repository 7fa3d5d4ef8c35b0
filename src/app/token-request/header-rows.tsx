import { isDropped } from '#core/http/cors-safelist.ts';
import { isSecretName } from '#core/sharing/secret-names.ts';
import { useCommands, useWorkbench } from '../session/session-context.tsx';
import { useIsKeptParameter, useNotKeptWords } from '../session/use-kept-words.ts';
import { PairRow, type PairRowProps, PairRows } from './pair-rows.tsx';
import styles from './parameters.module.css';

const noNames: readonly string[] = [];

/** Header fields of the user's own: name, value, on or off. */
export function HeaderRows({ faults }: { readonly faults: Readonly<Partial<Record<number, string>>> }) {
  const headers = useWorkbench((state) => state.connection.headers);
  const { editConnection } = useCommands();
  return (
    <div className={styles.body}>
      <p className={styles.hint}>Headers of your own, sent behind ours; one with the name of ours takes its place.</p>
      <PairRows
        noun="header"
        pairs={headers}
        offered={noNames}
        onChange={(next) => editConnection({ headers: next })}
        faults={faults}
        Row={HeaderRow}
      />
    </div>
  );
}

function HeaderRow(row: PairRowProps) {
  const { name, value, on } = row.pair;
  const way = useWorkbench((state) => state.connection.way);
  const isKept = useIsKeptParameter(name, value);
  const notKept = useNotKeptWords();
  const isLost = way === 'browser' && on && isDropped([name, value]);
  return (
    <PairRow
      {...row}
      about={{
        hint: isLost
          ? 'The browser leaves this one out, whatever a page says. Send through the proxy to have it sent.'
          : isKept
            ? undefined
            : notKept,
        isSecret: isSecretName(name),
      }}
    />
  );
}
