import { Keyboard, Search } from 'lucide-react';
import { useState } from 'react';
import { shortcuts } from '../session/shortcuts.ts';
import { Button } from '../ui/button.tsx';
import { deferred } from '../ui/deferred.tsx';
import { Keycaps } from '../ui/keycaps.tsx';
import { shortcutHint } from '../ui/keys.ts';
import { useSingleKeys } from '../ui/single-keys.ts';
import type { Recent } from './recent.ts';
import { useShortcuts } from './use-shortcuts.ts';
import { PaletteNote } from './palette-note.tsx';
import { useRunShortcut } from './use-run-shortcut.ts';
import styles from './palette.module.css';

const PaletteDialog = deferred(() => import('./palette-dialog.tsx').then((part) => part.PaletteDialog));
const HelpDialog = deferred(() => import('./help-dialog.tsx').then((part) => part.HelpDialog));

const [{ keys: paletteKeys }] = shortcuts.openPalette;
const [{ keys: helpKeys }] = shortcuts.showHelp;

/** The buttons that open the palette and the list of shortcuts, what they open, and the ear for the shortcuts. */
export function Palette({ recent }: { readonly recent: Recent }) {
  const [open, setOpen] = useState<'palette' | 'help'>();
  const areSingleKeysOn = useSingleKeys();
  const [whyNot, setWhyNot] = useState('');
  const dialogs = { showPalette: () => setOpen('palette'), showHelp: () => setOpen('help') };
  const run = useRunShortcut(dialogs);
  useShortcuts((name) => {
    if (name === 'openPalette') setOpen('palette');
    else if (name === 'showHelp') setOpen('help');
    else void run(name).then(setWhyNot);
  });
  const onClose = () => setOpen(undefined);
  return (
    <>
      <Button
        look="quiet"
        aria-label="Search actions"
        aria-haspopup="dialog"
        {...shortcutHint(paletteKeys)}
        onClick={dialogs.showPalette}
      >
        <Search size={16} aria-hidden="true" />
        <span className={styles.word}>Search</span>
        <span aria-hidden="true" className={styles.keys}>
          <Keycaps keys={paletteKeys} />
        </span>
      </Button>
      <Button
        look="quiet"
        aria-label="Keyboard shortcuts"
        aria-haspopup="dialog"
        title="Keyboard shortcuts"
        {...(areSingleKeysOn && { 'aria-keyshortcuts': helpKeys, title: `Keyboard shortcuts: ${helpKeys}` })}
        onClick={dialogs.showHelp}
      >
        <Keyboard size={17} aria-hidden="true" />
      </Button>
      {open === 'palette' && <PaletteDialog recent={recent} onClose={onClose} {...dialogs} />}
      {open === 'help' && <HelpDialog onClose={onClose} />}
      <PaletteNote text={whyNot} onSeen={() => setWhyNot('')} />
    </>
  );
}
