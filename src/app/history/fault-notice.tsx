import type { StorageFault } from '../session/keeping/database.ts';
import { useHistory, useHistoryItself } from '../session/use-history.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { useExport } from './use-export.ts';

const sentences: Readonly<Record<StorageFault, string>> = {
  denied:
    'This browser lets the page keep nothing (private mode, or a setting of the browser). Runs are in this tab’s memory only and gone with it; export them to take them along.',
  'no-answer':
    'The browser’s storage does not answer, so runs are in this tab’s memory only. Try again; if that does not help, restart the browser, after an export.',
  full: 'There is no room left in the browser’s storage, so the last run is in this tab’s memory only. Delete runs that you do not need, or free space on the disk, then try again.',
  newer:
    'A later version of this page has written to this browser’s storage. Reload to get that version; until then runs are in this tab’s memory only.',
};

/** Why runs do not reach the storage. What is sent and shown does not depend on it. */
export function FaultNotice({ fault }: { readonly fault: StorageFault }) {
  const history = useHistoryItself();
  const unkept = useHistory((state) => state.unkept);
  const runs = useHistory((state) => state.runs);
  const save = useExport();
  const held = runs?.filter(({ id }) => unkept?.has(id)) ?? [];
  return (
    <Notice text={sentences[fault]}>
      <Button onClick={() => void history?.keepHeld()}>Try again</Button>
      {held.length > 0 && (
        <Button look="quiet" onClick={() => void save(held)}>
          Export what is not kept
        </Button>
      )}
    </Notice>
  );
}
