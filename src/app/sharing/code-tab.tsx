import { Save } from 'lucide-react';
import { useState } from 'react';
import { noteWords } from '#core/sharing/code/note-words.ts';
import type { PlannedProgram } from '#core/sharing/code/plan-program.ts';
import { Button } from '../ui/button.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { Field } from '../ui/field.tsx';
import { saveFile } from '../ui/save-file.ts';
import { SecretsStep } from './secrets-step.tsx';
import { CodeVariables } from './code-tab-variables.tsx';
import styles from './code-tab.module.css';
import { chooseLanguage, languageNames, useLanguage } from './code-tab-language.ts';
import { useProgram } from './code-tab-program.ts';

/** A program that does what the page does: it asks for the token, and calls the API with it. */
export function CodeTab() {
  const program = useProgram();
  if (program.kind === 'incomplete') return <Missing faults={program.faults} />;
  return <Program program={program} />;
}

function Missing({ faults }: { readonly faults: readonly string[] }) {
  return (
    <div className={styles.tab}>
      <p>There is no program yet, because the token request lacks something:</p>
      <ul className={styles.faults}>
        {faults.map((fault) => (
          <li key={fault}>{fault}</li>
        ))}
      </ul>
    </div>
  );
}

function Program({ program }: { readonly program: Extract<PlannedProgram, { kind: 'ready' }> }) {
  const language = useLanguage();
  const [holdsSecrets, setHoldsSecrets] = useState(false);
  const plan = holdsSecrets ? program.withSecrets : program.plan;
  const code = language.write(plan);
  return (
    <div className={styles.tab}>
      <div className={styles.choice}>
        <Field label="Language" hint={`Run it: ${language.run}`}>
          {(control) => (
            <select {...control} value={language.id} onChange={(event) => chooseLanguage(event.target.value)}>
              {languageNames.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          )}
        </Field>
        <div className={styles.buttons}>
          <CopyButton
            name="Copy code"
            done={holdsSecrets ? 'Copied the code with its secrets' : 'Copied the code, without secrets'}
            text={() => code}
          />
          <Button look="quiet" onClick={() => saveFile(new Blob([code], { type: 'text/plain' }), language.file)}>
            <Save size={15} aria-hidden="true" />
            Save as {language.file}
          </Button>
        </div>
      </div>
      <CodeVariables variables={plan.variables} />
      {plan.notes.length > 0 && (
        <ul className={styles.notes}>
          {plan.notes.map((note) => (
            <li key={note}>{noteWords(note, language)}</li>
          ))}
        </ul>
      )}
      {/* It scrolls, so the keyboard must get into it (WCAG 2.1.1). */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <pre className={styles.code} tabIndex={0} role="group" aria-label="Program" data-secrets={holdsSecrets}>
        <code>{code}</code>
      </pre>
      <SecretsStep words={codeWords} secrets={program.secrets} isShown={holdsSecrets} onShow={setHoldsSecrets} />
    </div>
  );
}

const codeWords = {
  begin: 'With secrets…',
  who: 'These values would stand in the program, to be read by everybody who gets it:',
  putIn: 'Put the secrets into the code',
  keepOut: 'Keep them out',
  standThere: 'The secrets stand in this program: whoever gets it can act as this client.',
  takeOut: 'Without secrets',
};
