import type { Discovered } from '#core/oauth/discovered.ts';
import { discoveredHere } from './discovered-here.ts';
import { useWorkbench } from './session-context.tsx';

/** What the server of the typed token endpoint says of itself, as far as it was discovered in this tab. */
export function useDiscovered(): Discovered | undefined {
  return useWorkbench(discoveredHere);
}
