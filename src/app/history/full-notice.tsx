import type { RunSummary } from '#core/keeping/kept-run.ts';
import { useHistoryItself } from '../session/use-history.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { useExport } from './use-export.ts';

const deletedAtOnce = 1000;

type FullNoticeProps = { readonly limit: number; readonly onChoose: (() => void) | undefined };

/** There are as many runs as are kept: what goes is for the user to say. */
export function FullNotice({ limit, onChoose }: FullNoticeProps) {
  const history = useHistoryItself();
  const save = useExport();
  const makeRoom = async (): Promise<void> => {
    const oldest = oldestOf(history?.store.getState().runs ?? []);
    if (await save(oldest)) void history?.deleteRuns(oldest.map(({ id }) => id));
  };
  return (
    <Notice
      text={`The history is full: it keeps ${limit.toLocaleString('en')} runs. New ones are in this tab’s memory only, marked “not kept”. Runs that you named or pinned are not among the oldest.`}
    >
      <Button onClick={() => void makeRoom()}>Export and delete the oldest {deletedAtOnce.toLocaleString('en')}</Button>
      {onChoose !== undefined && <Button onClick={onChoose}>Choose what to delete</Button>}
      <Button look="quiet" onClick={() => history?.store.setState({ full: 'accepted' })}>
        Go on without keeping
      </Button>
    </Notice>
  );
}

/** Newest first in, so the last ones; what the user marked stays. */
function oldestOf(runs: readonly RunSummary[]): readonly RunSummary[] {
  return runs.filter(({ name, knownGood }) => name === '' && !knownGood).slice(-deletedAtOnce);
}
