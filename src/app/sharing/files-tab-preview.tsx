import { Save } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { ExportedFile } from '#core/sharing/exports/exported-file.ts';
import { Button } from '../ui/button.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { Field } from '../ui/field.tsx';
import { savedName, saveExport } from './files-tab-save.ts';
import styles from './files-tab.module.css';

type FilesPreviewProps = {
  readonly file: ExportedFile;
  readonly folder: string;
  readonly holdsSecrets: boolean;
  /** What stands below: the second step, or why there is none. */
  readonly children: ReactNode;
};

// Enough to see what it is like; all of it is in what is copied and saved.
const longestPreview = 100_000;

/** The text of the file, what can be done with it, and what was left out. */
export function FilesPreview({ file, folder, holdsSecrets, children }: FilesPreviewProps) {
  const { parts, notes, variables } = file;
  const [path, setPath] = useState('');
  const part = parts.find((each) => each.path === path) ?? parts[0];
  if (part === undefined) return null;
  return (
    <div className={styles.file}>
      <div className={styles.buttons}>
        {parts.length > 1 && (
          <Field label="Part of it">
            {(control) => (
              <select {...control} value={part.path} onChange={(event) => setPath(event.target.value)}>
                {parts.map((each) => (
                  <option key={each.path}>{each.path}</option>
                ))}
              </select>
            )}
          </Field>
        )}
        <CopyButton
          name={parts.length > 1 ? `Copy ${part.path}` : 'Copy file'}
          done={holdsSecrets ? 'Copied with its secrets' : 'Copied without secrets'}
          text={() => part.text}
        />
        <Button look="quiet" onClick={() => saveExport(file, folder)}>
          <Save size={15} aria-hidden="true" />
          Save {savedName(file, folder)}
        </Button>
      </div>
      {/* It scrolls, so the keyboard must get into it (WCAG 2.1.1). */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <pre className={styles.text} tabIndex={0} role="group" aria-label="File" data-secrets={holdsSecrets}>
        <code>{part.text.slice(0, longestPreview)}</code>
      </pre>
      {part.text.length > longestPreview && <p className={styles.never}>It goes on; this is its beginning.</p>}
      {variables.length > 0 && (
        <div className={styles.variables}>
          <h3>{holdsSecrets ? 'Still left out' : 'Left out'}</h3>
          <dl>
            {variables.map(({ written, meaning }) => (
              <div key={written}>
                <dt>{written}</dt>
                <dd>{meaning}</dd>
              </div>
            ))}
          </dl>
        </div>
      )}
      {notes.length > 0 && (
        <ul className={styles.notes} aria-label="About this file">
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
      {children}
    </div>
  );
}
