import { useState } from 'react';
import { endpointWith, fieldFault, type FieldValues, valuesIn } from '#core/providers/endpoint-template.ts';
import type { EndpointField, Provider } from '#core/providers/provider.ts';
import { useCommands, useWorkbench } from '../session/session-context.tsx';
import { Field, type FieldControl } from '../ui/field.tsx';

/** The gaps of the provider's token endpoint. What is typed here stands in the endpoint at once, and the other way round. */
export function EndpointFields({ provider }: { readonly provider: Provider }) {
  const endpoint = useWorkbench((state) => state.connection.tokenEndpoint);
  const { editConnection } = useCommands();
  // What does not fit is kept here as typed; the endpoint alone could not give it back.
  const [typed, setTyped] = useState<FieldValues>({});
  const values = endpointWith(provider, typed) === endpoint ? typed : valuesIn(provider, endpoint);
  const edit = (name: string, value: string) => {
    const next = { ...values, [name]: value };
    setTyped(next);
    editConnection({ tokenEndpoint: endpointWith(provider, next) });
  };
  return provider.fields.map((field) => {
    const value = values?.[field.name] ?? '';
    return (
      <Field
        key={field.name}
        label={field.label}
        fault={fieldFault(field, value)}
        hint={values === undefined ? `The endpoint below is not made this way. ${field.hint}` : field.hint}
      >
        {(control) => <Gap field={field} value={value} control={control} onChange={(next) => edit(field.name, next)} />}
      </Field>
    );
  });
}

type GapProps = {
  readonly field: EndpointField;
  readonly value: string;
  readonly control: FieldControl;
  readonly onChange: (value: string) => void;
};

function Gap({ field, value, control, onChange }: GapProps) {
  if (field.options.length > 0) {
    return (
      <select {...control} value={value} onChange={(event) => onChange(event.target.value)}>
        {!field.options.includes(value) && <option value={value}>{value || 'choose'}</option>}
        {field.options.map((option) => (
          <option key={option}>{option}</option>
        ))}
      </select>
    );
  }
  return (
    <input
      {...control}
      type="text"
      spellCheck={false}
      autoCapitalize="off"
      autoComplete="off"
      placeholder={field.placeholder}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
