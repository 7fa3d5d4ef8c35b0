import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import type { ImportFindings } from '#core/sharing/imports/import-findings.ts';
import type { ImportFile } from '#core/sharing/imports/import-reading.ts';
import { useDesks } from '../session/desk-context.tsx';
import { importConnections } from '../session/import-connections.ts';
import { changeByPress } from '../session/switching.ts';
import { Button } from '../ui/button.tsx';
import { Dialog, type DialogHandle } from '../ui/dialog.tsx';
import { chosenImports, firstChoices, type ImportChoices } from './import-choices.ts';
import { ImportReview } from './import-review.tsx';
import { ImportSource } from './import-source.tsx';
import styles from './import-dialog.module.css';

type Read = (files: readonly ImportFile[]) => ImportFindings;

/** What others have written, looked at before anything is changed. */
export function ImportDialog({ onClose }: { readonly onClose: () => void }) {
  const dialog = useRef<DialogHandle>(null);
  const desks = useDesks();
  const [text, setText] = useState('');
  const [files, setFiles] = useState<readonly ImportFile[]>([]);
  const { findings, didNotLoad } = useFindings(text, files);
  const [changed, setChanged] = useState<{ readonly of: ImportFindings; readonly choices: ImportChoices }>();
  // Choices are about what was found; something else that is found begins anew.
  const choices =
    findings === undefined ? undefined : changed?.of === findings ? changed.choices : firstChoices(findings);
  const chosen = findings === undefined || choices === undefined ? [] : chosenImports(findings, choices);
  const doImport = () => {
    if (desks === undefined || choices === undefined || chosen.length === 0) return;
    dialog.current?.close();
    const withSecrets = choices.secrets === 'take';
    changeByPress(() => importConnections(desks, chosen, { workspace: choices.workspace, withSecrets }));
  };
  return (
    <Dialog ref={dialog} label="Import" className={styles.dialog} onClose={onClose}>
      <div className={styles.header}>
        <h2 className={styles.title}>Import connections</h2>
        <Button look="quiet" onClick={() => dialog.current?.close()}>
          Close
        </Button>
      </div>
      <div className={styles.scroll} role="group" aria-label="What to import">
        <ImportSource text={text} onText={setText} files={files} onFiles={setFiles} />
        {didNotLoad && (
          <p role="alert" className={styles.fault}>
            The part of the page that reads files did not load. Reload it; what you typed is kept.
          </p>
        )}
        {findings !== undefined && choices !== undefined && (
          <ImportReview
            findings={findings}
            choices={choices}
            onChoices={(now) => setChanged({ of: findings, choices: now })}
          />
        )}
      </div>
      <div className={styles.footer}>
        <Button look="primary" disabled={chosen.length === 0} onClick={doImport}>
          Import into a new workspace
        </Button>
        <p className={styles.aside}>{countWords(chosen.length)}</p>
      </div>
    </Dialog>
  );
}

function countWords(count: number): string {
  if (count === 0) return 'Nothing is chosen yet.';
  return `${count === 1 ? 'One connection' : `${count} connections`} will be added. Nothing is sent.`;
}

/** What reads all the formats is large, and comes only once it is wanted. */
function useFindings(
  text: string,
  files: readonly ImportFile[],
): { readonly findings: ImportFindings | undefined; readonly didNotLoad: boolean } {
  const [read, setRead] = useState<Read | 'failed'>();
  useEffect(() => {
    let isGone = false;
    import('#core/sharing/imports/read-import.ts').then(
      (part) => isGone || setRead(() => part.readImport),
      () => isGone || setRead('failed'),
    );
    return () => {
      isGone = true;
    };
  }, []);
  // Typing goes on while a long text is read.
  const pasted = useDeferredValue(text);
  const findings = useMemo(() => {
    if (typeof read !== 'function') return undefined;
    if (files.length > 0) return read(files);
    return pasted.trim() === '' ? undefined : read([{ name: '', text: pasted }]);
  }, [read, files, pasted]);
  return { findings, didNotLoad: read === 'failed' };
}
