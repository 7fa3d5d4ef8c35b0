import { changedFields } from '#core/providers/apply-preset.ts';
import type { Provider } from '#core/providers/provider.ts';
import { useCommands, useWorkbench } from '../session/session-context.tsx';
import { Button } from '../ui/button.tsx';
import styles from './provider.module.css';
import { presetLabel } from './use-provider.ts';

/** Says which fields the preset filled in, right after it did, and takes it back. */
export function PresetUndo({ provider }: { readonly provider: Provider }) {
  const remedied = useWorkbench((state) => state.remedied);
  const connection = useWorkbench((state) => state.connection);
  const { undoRemedy } = useCommands();
  if (remedied?.label !== presetLabel(provider)) return null;
  const fields = changedFields({ ...connection, ...remedied.connection }, connection);
  return (
    <p className={styles.guess} role="status">
      {fields.length === 0 ? 'Nothing had to be filled in.' : `Filled in: ${fields.join(', ')}.`}
      <Button look="quiet" className={styles.inline} onClick={undoRemedy}>
        Undo the preset
      </Button>
    </p>
  );
}
