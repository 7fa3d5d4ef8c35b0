import { listedWords, markUnlisted } from './listed-algorithms.ts';
import { useCommands, useWorkbench } from '../session/session-context.tsx';
import type { KnownKey } from '../session/sign-assertion.ts';
import { useDiscovered } from '../session/use-discovered.ts';
import { Field } from '../ui/field.tsx';

/** With which algorithm the assertion is signed: those that the key can do. */
export function SigningAlgorithmField({ known }: { readonly known: KnownKey | undefined }) {
  const assertion = useWorkbench((state) => state.connection.assertion);
  const { editConnection } = useCommands();
  const listed = useDiscovered()?.signingAlgorithms;
  const algorithms = known?.algorithms ?? [];
  const current = known?.key.kind === 'key' ? known.key.alg : '';
  if (algorithms.length === 0) return null;
  return (
    <Field
      label="Signing algorithm"
      hint={`${algorithms.length === 1 ? 'The only one for this key.' : 'The ones that this key can do.'} ${listedWords(listed)}`}
    >
      {(control) => (
        <select
          {...control}
          value={current}
          onChange={(event) =>
            editConnection({
              assertion: { ...assertion, algorithm: algorithms.find((each) => each === event.target.value) ?? '' },
            })
          }
        >
          {current === '' && <option value="">choose</option>}
          {algorithms.map((each) => (
            <option key={each} value={each}>
              {markUnlisted(each, listed)}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
