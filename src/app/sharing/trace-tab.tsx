import { useMemo, useState } from 'react';
import { storyOf } from '#core/sharing/trace/story.ts';
import { useSession } from '../session/session-context.tsx';
import { Segmented } from '../ui/segmented.tsx';
import { isToReport } from './report-failed.ts';
import { reportOf } from './report-of.ts';
import { type TraceForm, traceForms } from './trace-tab-forms.ts';
import { TracePreview } from './trace-tab-preview.tsx';
import { type Tellable, type Told, useTellable, useTraceRuns } from './trace-tab-runs.ts';
import styles from './trace-tab.module.css';

const formNames: readonly TraceForm[] = ['page', 'markdown', 'svg', 'png', 'report'];

/** A run told as a story that leaves the page as a file: shown, its replaced secrets listed, and only then saved. */
export function TraceTab() {
  const tellable = useTellable();
  if (tellable.usual !== undefined) return <Telling usual={tellable.usual} runs={tellable.runs} />;
  return (
    <div className={styles.tab}>
      <p>There is no run to tell yet: get a token, or send a request to the API.</p>
    </div>
  );
}

function Telling({ usual, runs }: { readonly usual: Told; readonly runs: Tellable['runs'] }) {
  const [chosen, setChosen] = useState<Told>();
  const [form, setForm] = useState<TraceForm>('page');
  const told = chosen !== undefined && runs[chosen].length > 0 ? chosen : usual;
  const traced = useTraceRuns(runs[told]);
  const story = useMemo(() => storyOf(traced), [traced]);
  const report = useReport(runs[told]);
  const shownForm = form === 'report' && report === undefined ? 'page' : form;
  const { hint } = traceForms[shownForm];
  return (
    <div className={styles.tab} role="group" aria-label="Share a trace" tabIndex={0}>
      <div className={styles.choices}>
        <Segmented
          legend="What is told"
          value={told}
          onChange={setChosen}
          options={[
            { value: 'both', label: 'Token and API', disabled: runs.both.length === 0 },
            { value: 'token', label: 'Token request', disabled: runs.token.length === 0 },
            { value: 'api', label: 'API call', disabled: runs.api.length === 0 },
          ]}
        />
        <Segmented
          legend="Saved as"
          value={shownForm}
          onChange={setForm}
          options={formNames.map((value) => ({
            value,
            label: traceForms[value].name,
            disabled: value === 'report' && report === undefined,
          }))}
          hint={report === undefined ? `${hint} A report is for a run that failed.` : hint}
        />
      </div>
      <TracePreview form={shownForm} story={story} report={report} />
    </div>
  );
}

/** The report about what is told: of both the last one that failed. */
function useReport(runs: Tellable['runs'][Told]): string | undefined {
  const { store } = useSession();
  return useMemo(() => {
    const failed = runs.findLast(isToReport);
    return failed && reportOf(failed, store.getState());
  }, [runs, store]);
}
