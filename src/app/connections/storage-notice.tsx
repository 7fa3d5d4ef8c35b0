import { desksCommands } from '../session/desks-commands.ts';
import type { Desks } from '../session/desks.ts';
import type { StorageFault } from '../session/keeping/database.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { saveFile } from '../ui/save-file.ts';

const sentences: Readonly<Record<StorageFault, string>> = {
  denied:
    'This browser lets the page keep nothing, so what you type is gone after a reload. Everything else works. Private windows and a browser’s privacy settings do that.',
  'no-answer':
    'The browser’s storage does not answer, so what you type is in this tab only. Everything else works. Try again; if that does not help, restart the browser.',
  full: 'There is no room left in the browser’s storage, so what you typed last is in this tab only. Everything else works. Delete runs in the history, or free space on the disk, then try again.',
  newer:
    'A later version of this page has written to this browser’s storage, so this one leaves it alone. Reload to get the later version; until then what you type is in this tab only.',
};

/** Why what is typed does not reach this device. What is sent and shown does not depend on it (security.md T65, T68). */
export function StorageNotice({ fault, desks }: { readonly fault: StorageFault | undefined; readonly desks?: Desks }) {
  return (
    <Notice text={fault && sentences[fault]}>
      {desks !== undefined && (
        <>
          <Button onClick={() => void desksCommands(desks).keepAll()}>Try to keep it again</Button>
          <Button look="quiet" onClick={() => void save(desks)}>
            Save what is typed as a file
          </Button>
        </>
      )}
    </Notice>
  );
}

async function save(desks: Desks): Promise<void> {
  const { typedFile } = await import('../session/typed-file.ts');
  saveFile(new Blob([typedFile(desks)], { type: 'application/json' }), 'grantscope-connections.json');
}
