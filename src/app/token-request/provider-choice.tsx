import { type ReactNode, useId, useState } from 'react';
import { builtInProviders } from '#core/providers/built-in.ts';
import { useWorkbench } from '../session/session-context.tsx';
import { Button } from '../ui/button.tsx';
import { CurlUndo } from './curl-undo.tsx';
import { OwnProvider } from './own-provider.tsx';
import { PasteCurl } from './paste-curl.tsx';
import { ProviderDetails } from './provider-details.tsx';
import { ProviderGuess } from './provider-guess.tsx';
import styles from './provider.module.css';
import { useChosenProvider, useChooseProvider } from './use-provider.ts';

const addOwn = '+';

/** Which authorization server this is, where it is a known one: fills in what is always the same there. */
export function ProviderChoice() {
  const id = useId();
  const chosenId = useWorkbench((state) => state.connection.provider);
  const own = useWorkbench((state) => state.ownProviders);
  const chosen = useChosenProvider();
  const choose = useChooseProvider();
  const [adding, setAdding] = useState(false);
  const [pasting, setPasting] = useState(false);
  const onChange = (value: string) => {
    setAdding(value === addOwn);
    if (value !== addOwn) choose([...builtInProviders, ...own].find((provider) => provider.id === value));
  };
  return (
    <>
      <div className={styles.choice}>
        <label htmlFor={id}>Provider</label>
        <select id={id} value={chosen === undefined ? '' : chosenId} onChange={(event) => onChange(event.target.value)}>
          <option value="">any</option>
          {own.length > 0 && (
            <optgroup label="Your own">
              <Options of={own} />
            </optgroup>
          )}
          <optgroup label="Known">
            <Options of={builtInProviders} />
          </optgroup>
          <option value={addOwn}>Add your own…</option>
        </select>
        <Button aria-expanded={pasting} onClick={() => setPasting(!pasting)}>
          Paste curl
        </Button>
      </div>
      {pasting && <PasteCurl onClose={() => setPasting(false)} />}
      <CurlUndo />
      {adding && (
        <OwnProvider
          onAdded={(provider) => {
            setAdding(false);
            choose(provider);
          }}
          onClose={() => setAdding(false)}
        />
      )}
      <ProviderGuess />
      {/* What was typed into one provider's fields is none of the next one's business. */}
      {chosen !== undefined && <ProviderDetails key={chosen.id} provider={chosen} />}
    </>
  );
}

function Options({ of }: { readonly of: readonly { readonly id: string; readonly name: string }[] }): ReactNode {
  return of.map(({ id, name }) => (
    <option key={id} value={id}>
      {name}
    </option>
  ));
}
