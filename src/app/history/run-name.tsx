import { useState } from 'react';
import type { RunSummary } from '#core/keeping/kept-run.ts';
import { Field } from '../ui/field.tsx';
import { useRunActions } from './use-run-actions.ts';

/** A name of the user's own for a run. It is kept when the field is left, or with Enter. */
export function RunName({ run }: { readonly run: RunSummary }) {
  const { name } = useRunActions();
  const [text, setText] = useState(run.name);
  const keep = () => text.trim() !== run.name && name(run.id, text.trim());
  return (
    <Field
      label="Name of this run"
      hint="It stands in the list in place of what was asked. No secrets, please: it is kept as it is."
    >
      {(control) => (
        <input
          {...control}
          type="text"
          autoComplete="off"
          maxLength={200}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onBlur={keep}
          onKeyDown={(event) => event.key === 'Enter' && keep()}
        />
      )}
    </Field>
  );
}
