import { useId, useState } from 'react';
import type { Provider } from '#core/providers/provider.ts';
import { readProvider } from '#core/providers/read-provider.ts';
import { useCommands } from '../session/session-context.tsx';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import styles from './provider.module.css';

const largestFileBytes = 256 * 1024;

const example = `{
  "id": "my-company",
  "name": "My company",
  "tokenEndpoint": "https://{host}/oauth/token",
  "fields": [{ "name": "host", "label": "Host", "kind": "host", "placeholder": "sso.example.com" }],
  "clientAuthentication": "client_secret_post",
  "parameters": [{ "name": "audience", "why": "Which API the token is for." }],
  "traps": [{ "title": "The test system has clients of its own", "sentence": "Ask the platform team for one." }]
}`;

type OwnProviderProps = {
  readonly onAdded: (provider: Provider) => void;
  readonly onClose: () => void;
};

/** Takes a provider of the user's own, as JSON, pasted or from a file. */
export function OwnProvider({ onAdded, onClose }: OwnProviderProps) {
  const { addProvider } = useCommands();
  const fileId = useId();
  const [text, setText] = useState('');
  const [faults, setFaults] = useState<readonly string[]>([]);
  const take = () => {
    const read = readProvider(text);
    setFaults(read.kind === 'wrong' ? read.faults : []);
    if (read.kind === 'wrong') return;
    addProvider(read.provider);
    onAdded(read.provider);
  };
  const open = async (file: File | undefined) => {
    if (file === undefined) return;
    if (file.size > largestFileBytes) return setFaults(['This file is larger than 256 KiB, which no provider is.']);
    setFaults([]);
    setText(await file.text());
  };
  return (
    <div className={styles.own} role="group" aria-label="Your own provider">
      <Field
        label="Provider as JSON"
        fault={faults.length === 0 ? undefined : faults.join(' ')}
        hint="Needed are id, name and tokenEndpoint. It is kept on this device; secrets have no place in it."
      >
        {(control) => (
          <textarea
            {...control}
            rows={8}
            spellCheck={false}
            value={text}
            placeholder={example}
            onChange={(event) => setText(event.target.value)}
          />
        )}
      </Field>
      <label htmlFor={fileId} className={styles.file}>
        Or from a file
        <input
          id={fileId}
          type="file"
          accept="application/json,.json"
          onChange={(event) => void open(event.target.files?.[0])}
        />
      </label>
      <div className={styles.links}>
        <Button onClick={take}>Add this provider</Button>
        {text === '' && (
          <Button look="quiet" onClick={() => setText(example)}>
            Begin with an example
          </Button>
        )}
        <Button look="quiet" onClick={onClose}>
          Close
        </Button>
      </div>
    </div>
  );
}
