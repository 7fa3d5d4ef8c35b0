import { useDesksState } from '../session/desk-context.tsx';
import type { Desks } from '../session/desks.ts';
import { type Imported, takeBackImport } from '../session/import-connections.ts';
import { changeByPress } from '../session/switching.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';

/** What was imported last and where it is, with the way back. */
export function ImportedNotice({ desks }: { readonly desks: Desks }) {
  const imported = useDesksState(desks, (state) => state.imported);
  return (
    <Notice tone="good" text={imported && words(imported)}>
      <Button onClick={() => changeByPress(() => void takeBackImport(desks))}>Undo the import</Button>
      <Button look="quiet" onClick={() => desks.store.setState({ imported: undefined })}>
        Dismiss the note
      </Button>
    </Notice>
  );
}

function words({ workspaces, count }: Imported): string {
  const names = workspaces.map(({ name }) => `“${name}”`).join(', ');
  const where = workspaces.length === 1 ? `the new workspace ${names}` : `the new workspaces ${names}`;
  if (count === 1) return `One connection was imported into ${where}, and is on screen. Nothing was sent.`;
  return `${count} connections were imported into ${where}. The first one is on screen, the others are in the list of connections. Nothing was sent.`;
}
