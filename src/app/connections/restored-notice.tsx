import { useDesksState } from '../session/desk-context.tsx';
import type { Desks } from '../session/desks.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';

/** What came back from the second copy, and what could not. */
export function RestoredNotice({ desks }: { readonly desks: Desks }) {
  const restored = useDesksState(desks, (state) => state.restored);
  return (
    <Notice text={restored && sentence(restored)}>
      <Button look="quiet" onClick={() => desks.store.setState({ restored: undefined })}>
        Dismiss
      </Button>
    </Notice>
  );
}

function sentence({ connections, runs }: { readonly connections: number; readonly runs: number }): string {
  const back = `${counted(connections, 'connection')} and ${counted(runs, 'run')}`;
  return `This browser had lost what the page keeps, most often because it was ended in the middle of a write. ${back} came back from the second copy that the page has. Secrets have no second copy: where one was kept on this device, enter it again.`;
}

function counted(count: number, name: string): string {
  return `${count.toLocaleString('en')} ${name}${count === 1 ? '' : 's'}`;
}
