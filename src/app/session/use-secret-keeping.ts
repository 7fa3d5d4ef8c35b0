import { useDesks } from './desk-context.tsx';
import type { SecretKeeping } from './secrets/secret-keeping.ts';
import { useSession, useWorkbench } from './session-context.tsx';
import type { SecretKeepingState } from './workbench.ts';

/** Does something about where the secrets of the connection on screen are kept; undefined where nothing can be kept. */
export type DoWithSecrets = <T>(act: (keeping: SecretKeeping) => Promise<T>) => Promise<T | undefined>;

export function useSecretKeeping(): DoWithSecrets | undefined {
  const desks = useDesks();
  const { connectionId } = useSession();
  if (desks === undefined) return undefined;
  return async (act) => {
    const keeping = await desks.secretsOf(connectionId);
    return keeping === undefined ? undefined : act(keeping);
  };
}

/** Where the secrets of the connection on screen are by now, a sentence for the field that they stand in. */
export function useSecretWords(): string {
  return secretWords(useWorkbench((state) => state.secretKeeping));
}

function secretWords({ place, lock }: SecretKeepingState): string {
  if (place === 'memory') return 'Kept in memory only: gone with this tab or a reload.';
  if (place === 'tab') return 'Kept for this tab: a reload keeps it, and it is gone once the tab is closed.';
  if (lock === 'locked') return 'What is kept on this device is locked. What you type here now is in memory only.';
  if (lock === 'open') return 'Kept on this device, behind your passphrase.';
  return 'Kept on this device: whoever uses this browser profile can read it.';
}
