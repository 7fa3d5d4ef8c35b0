import { useHistoryItself } from '../session/use-history.ts';
import { Button } from '../ui/button.tsx';
import { saveFile } from '../ui/save-file.ts';
import { Notice } from '../ui/notice.tsx';

/** Records that could not be read, said once. */
export function DamagedNotice({ count }: { readonly count: number }) {
  const history = useHistoryItself();
  const save = async (): Promise<void> => {
    const text = await history?.damagedRecords();
    if (text !== undefined) saveFile(new Blob([text], { type: 'application/json' }), 'grantscope-damaged.json');
  };
  return (
    <Notice
      text={`${count === 1 ? '1 record' : `${count} records`} in this browser’s storage could not be read. What could not be read was put aside, whole; everything else is here.`}
    >
      <Button onClick={() => void save()}>Save the damaged records</Button>
      <Button look="quiet" onClick={() => void history?.dismissDamaged()}>
        Dismiss
      </Button>
    </Notice>
  );
}
