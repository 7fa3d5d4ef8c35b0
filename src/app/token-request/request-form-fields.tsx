import { type ScopeSeparator, scopeSeparators } from '#core/oauth/connection.ts';
import { useCommands, useWorkbench } from '../session/session-context.tsx';
import { useTokenRequest } from '../session/use-token-request.ts';
import { Field } from '../ui/field.tsx';
import { GrantType } from './grant-type.tsx';
import { HeaderRows } from './header-rows.tsx';
import styles from './parameters.module.css';

const separatorNames: Readonly<Record<ScopeSeparator, string>> = {
  space: 'a space',
  comma: 'a comma',
  plus: 'a plus sign',
};

export function RequestFormFields() {
  const { bodyFormat, scopeSeparator } = useWorkbench((state) => state.connection);
  const { editConnection } = useCommands();
  const { faults, headerFaults } = useTokenRequest();
  return (
    <div className={styles.form}>
      <HeaderRows faults={headerFaults} />
      <GrantType />
      <Field label="Body format" fault={faults.bodyFormat} hint={bodyFormat === 'json' ? jsonHint : undefined}>
        {(control) => (
          <select
            {...control}
            value={bodyFormat}
            onChange={(event) => editConnection({ bodyFormat: event.target.value === 'json' ? 'json' : 'form' })}
          >
            <option value="form">Form</option>
            <option value="json">JSON</option>
          </select>
        )}
      </Field>
      <Field label="Scope separator" hint={scopeSeparator === 'space' ? undefined : separatorHint}>
        {(control) => (
          <select
            {...control}
            value={scopeSeparator}
            onChange={(event) =>
              editConnection({
                scopeSeparator: scopeSeparators.find((each) => each === event.target.value) ?? 'space',
              })
            }
          >
            {scopeSeparators.map((separator) => (
              <option key={separator} value={separator}>
                {separatorNames[separator]}
              </option>
            ))}
          </select>
        )}
      </Field>
    </div>
  );
}

const jsonHint = 'A departure: RFC 6749 §4.4.2 asks for a form. All values go as texts.';
const separatorHint = 'A departure: RFC 6749 §3.3 asks for a space. In the field above you go on typing spaces.';
