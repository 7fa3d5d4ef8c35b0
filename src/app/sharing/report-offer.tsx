import { useState } from 'react';
import { useWorkbench } from '../session/session-context.tsx';
import { Button } from '../ui/button.tsx';
import { deferred } from '../ui/deferred.tsx';
import { isToReport, shownRun } from './report-failed.ts';
import styles from './report.module.css';

const ReportDialog = deferred(() => import('./report-dialog.tsx').then((part) => part.ReportDialog));

const names = { token: 'Report to the provider', api: 'Report to the API’s provider' } as const;
const subjects = { token: 'token request', api: 'API call' } as const;

/** Offers to tell those who run the server of a run that failed; nothing is sent, and the text is shown first. */
export function ReportOffer({ step }: { readonly step: 'token' | 'api' }) {
  const run = useWorkbench((state) => shownRun(step, state));
  const [open, setOpen] = useState(false);
  if (run === undefined || !isToReport(run)) return null;
  return (
    <section aria-label={`Report of the ${subjects[step]}`} className={styles.offer}>
      <p>
        Is it the server’s fault? A report about this {subjects[step]} has all that its support needs and no secret.
      </p>
      <Button aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {names[step]}
      </Button>
      {open && <ReportDialog run={run} onClose={() => setOpen(false)} />}
    </section>
  );
}
