import { useId, useState } from 'react';
import { type ExportFormat, exportFormats, secretsOf } from '#core/sharing/exports/formats.ts';
import { FilesPreview } from './files-tab-preview.tsx';
import { useHarFile, usePlannedExport } from './files-tab-plan.ts';
import { SecretsStep } from './secrets-step.tsx';
import styles from './files-tab.module.css';

const har = {
  id: 'har',
  name: 'HAR',
  sentence: 'What was sent and answered, for HTTP viewers.',
  folder: 'har',
} as const;
type Choice = Pick<ExportFormat, 'id' | 'name' | 'sentence'>;
const choices: readonly Choice[] = [...exportFormats, har];

// For the visit: the dialog is closed and opened again, and the choice is no secret and no setting either.
let chosenLast = choices[0]?.id ?? '';

/** Token request and API call as files for other programs, and what was sent as an archive. */
export function FilesTab() {
  const [chosen, setChosen] = useState(chosenLast);
  const format = exportFormats.find(({ id }) => id === chosen);
  const choose = (id: string) => {
    chosenLast = id;
    setChosen(id);
  };
  return (
    <div className={styles.tab}>
      <FormatList chosen={chosen} onChoose={choose} />
      {/* Where the list has no room for sentences, only this one is drawn; both say the same. */}
      <p className={`${styles.sentence} ${styles.chosen}`} aria-hidden="true">
        {choices.find(({ id }) => id === chosen)?.sentence}
      </p>
      {format === undefined ? <Archive /> : <Typed key={format.id} format={format} />}
    </div>
  );
}

function FormatList({ chosen, onChoose }: { readonly chosen: string; readonly onChoose: (id: string) => void }) {
  const id = useId();
  return (
    <fieldset className={styles.formats}>
      <legend className="visually-hidden">File format</legend>
      {choices.map((each) => (
        <label key={each.id} className={styles.format}>
          <input
            type="radio"
            name={id}
            checked={each.id === chosen}
            aria-describedby={`${id}-${each.id}`}
            aria-label={each.name}
            onChange={() => onChoose(each.id)}
          />
          <span className={styles.name}>{each.name}</span>
          <span id={`${id}-${each.id}`} className={styles.sentence}>
            {each.sentence}
          </span>
        </label>
      ))}
    </fieldset>
  );
}

/** What is typed, in one format, with a second step to its secrets. */
function Typed({ format }: { readonly format: ExportFormat }) {
  const planned = usePlannedExport();
  const [holdsSecrets, setHoldsSecrets] = useState(false);
  if (planned.kind === 'incomplete')
    return (
      <div className={styles.file}>
        <p>There is nothing to write yet, because the token request lacks something:</p>
        <ul className={styles.notes}>
          {planned.faults.map((fault) => (
            <li key={fault}>{fault}</li>
          ))}
        </ul>
      </div>
    );
  return (
    <FilesPreview
      file={format.write(holdsSecrets ? planned.withSecrets : planned.plan)}
      folder={format.folder}
      holdsSecrets={holdsSecrets}
    >
      {format.holdsSecrets ? (
        <SecretsStep
          words={fileWords}
          secrets={secretsOf(format, planned).map(({ written, meaning }) => ({ name: written, meaning }))}
          isShown={holdsSecrets}
          onShow={setHoldsSecrets}
        />
      ) : (
        <p className={styles.never}>This format is made to be passed on, so it is written without secrets only.</p>
      )}
    </FilesPreview>
  );
}

function Archive() {
  const file = useHarFile();
  if (file === undefined)
    return (
      <div className={styles.file}>
        <p>Nothing was sent yet. Get a token first: then its request and answer can be saved here.</p>
      </div>
    );
  return (
    <FilesPreview file={file} folder={har.folder} holdsSecrets={false}>
      <p className={styles.never}>An archive is made to be passed on, so it is written without secrets only.</p>
    </FilesPreview>
  );
}

const fileWords = {
  begin: 'File with secrets…',
  who: 'These values would stand in the file:',
  putIn: 'Put the secrets into the file',
  keepOut: 'Leave them out',
  standThere: 'The secrets stand in this file: whoever gets it can act as this client.',
  takeOut: 'Take them out again',
  warning: (
    <p>
      Whoever gets the file can read them. Copied, they lie in the clipboard. A command keeps them in the history of
      your shell, and other programs on the machine can see them while it runs.
    </p>
  ),
};
