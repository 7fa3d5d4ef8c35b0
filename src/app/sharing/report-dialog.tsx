import { Save } from 'lucide-react';
import { useRef, useState } from 'react';
import type { ApiCallRun, TokenRequestRun } from '../session/run.ts';
import { useSession } from '../session/session-context.tsx';
import { Button } from '../ui/button.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { Dialog, type DialogHandle } from '../ui/dialog.tsx';
import { saveFile } from '../ui/save-file.ts';
import { reportOf } from './report-of.ts';
import styles from './report.module.css';

type ReportDialogProps = { readonly run: TokenRequestRun | ApiCallRun; readonly onClose: () => void };

/** The report about a run as it will be copied or saved. */
export function ReportDialog({ run, onClose }: ReportDialogProps) {
  const { store } = useSession();
  const [text] = useState(() => reportOf(run, store.getState()) ?? '');
  const dialog = useRef<DialogHandle>(null);
  return (
    <Dialog ref={dialog} label="Report to the provider" className={styles.dialog} onClose={onClose}>
      <div className={styles.header}>
        <h2 className={styles.title}>Report to the provider</h2>
        <Button look="quiet" onClick={() => dialog.current?.close()}>
          Close
        </Button>
      </div>
      <div className={styles.body}>
        <p className={styles.note}>
          Markdown for their support. Nothing is sent from here: read it, then copy or save it. Client ID, addresses and
          scopes are in it as they are.
        </p>
        {/* It scrolls, so the keyboard must get into it (WCAG 2.1.1). */}
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
        <pre className={styles.text} tabIndex={0} role="group" aria-label="Report">
          {text}
        </pre>
        <div className={styles.buttons}>
          <CopyButton name="Copy report" done="Copied the report, without secrets" text={() => text} />
          <Button onClick={() => saveFile(new Blob([text], { type: 'text/markdown' }), 'report.md')}>
            <Save size={15} aria-hidden="true" />
            Save report
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
