import type { Discovered } from '#core/oauth/discovered.ts';
import { isAbout } from '#core/oauth/discovery-fill.ts';
import { useWorkbench } from './session-context.tsx';

/** What the server of the typed token endpoint says of itself, as far as it was discovered in this tab. */
export function useDiscovered(): Discovered | undefined {
  return useWorkbench(({ discovered, connection }) =>
    discovered !== undefined && isAbout(discovered, connection) ? discovered : undefined,
  );
}
