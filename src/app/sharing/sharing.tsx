import { Download, Share2 } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../ui/button.tsx';
import { deferred } from '../ui/deferred.tsx';

const ShareDialog = deferred(() => import('./share-dialog.tsx').then((part) => part.ShareDialog));
const ImportDialog = deferred(() => import('./import-dialog.tsx').then((part) => part.ImportDialog));

/** The buttons for what leaves this page and for what comes into it, and what they open. */
export function Sharing() {
  const [open, setOpen] = useState<'share' | 'import'>();
  const onClose = () => setOpen(undefined);
  return (
    <>
      <Button look="quiet" aria-label="Share" aria-haspopup="dialog" title="Share" onClick={() => setOpen('share')}>
        <Share2 size={16} aria-hidden="true" />
      </Button>
      <Button look="quiet" aria-label="Import" aria-haspopup="dialog" title="Import" onClick={() => setOpen('import')}>
        <Download size={16} aria-hidden="true" />
      </Button>
      {open === 'share' && <ShareDialog onClose={onClose} />}
      {open === 'import' && <ImportDialog onClose={onClose} />}
    </>
  );
}
