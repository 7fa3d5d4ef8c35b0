import { useDesks, useDesksState } from '../session/desk-context.tsx';
import { desksCommands } from '../session/desks-commands.ts';
import type { Desks } from '../session/desks.ts';
import { useWorkbench } from '../session/session-context.tsx';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { ImportedNotice } from './imported-notice.tsx';
import { RemovalNotice } from './removal-notice.tsx';
import { RestoredNotice } from './restored-notice.tsx';
import { StorageNotice } from './storage-notice.tsx';

/** What must be said of the connections as a whole. */
export function PageNotices() {
  const desks = useDesks();
  const storage = useWorkbench((state) => state.storage);
  if (desks !== undefined) return <NoticesOf desks={desks} />;
  return <StorageNotice fault={storage === 'unavailable' ? 'denied' : undefined} />;
}

function NoticesOf({ desks }: { readonly desks: Desks }) {
  const fault = useDesksState(desks, (state) => state.fault);
  const isRemoved = useDesksState(desks, ({ removedElsewhere, currentId }) => removedElsewhere.has(currentId));
  const currentId = useDesksState(desks, (state) => state.currentId);
  return (
    <>
      <StorageNotice fault={fault} desks={desks} />
      <RestoredNotice desks={desks} />
      <RemovalNotice desks={desks} />
      <ImportedNotice desks={desks} />
      <Notice
        text={
          isRemoved
            ? 'This connection was deleted in another tab. What is typed here is in this tab only, and gone with it.'
            : undefined
        }
      >
        <Button onClick={() => desksCommands(desks).keepHere(currentId)}>Keep it here</Button>
        <Button look="quiet" onClick={() => desksCommands(desks).letGo(currentId)}>
          Let it go
        </Button>
      </Notice>
    </>
  );
}
