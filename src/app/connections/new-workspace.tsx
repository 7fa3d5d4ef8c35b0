import { type FormEvent, useId, useState } from 'react';
import { desksCommands } from '../session/desks-commands.ts';
import type { Desks } from '../session/desks.ts';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import styles from './connections-dialog.module.css';

const usualNames = ['dev', 'test', 'staging', 'prod'];

/** A group for connections, most often an environment. */
export function NewWorkspace({ desks }: { readonly desks: Desks }) {
  const [name, setName] = useState('');
  const list = useId();
  const add = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === '') return;
    desksCommands(desks).addWorkspace(name.trim());
    setName('');
  };
  return (
    <form className={styles.newWorkspace} onSubmit={add} autoComplete="off">
      <Field label="New workspace" quietLabel>
        {(control) => (
          <input
            {...control}
            type="text"
            list={list}
            placeholder="New workspace, for example dev, test or prod"
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </Field>
      <datalist id={list}>
        {usualNames.map((each) => (
          <option key={each}>{each}</option>
        ))}
      </datalist>
      <Button type="submit">Add workspace</Button>
    </form>
  );
}
