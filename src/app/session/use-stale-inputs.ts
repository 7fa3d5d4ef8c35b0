import { useMemo } from 'react';
import type { HeldToken } from './selectors.ts';
import { useWorkbench } from './session-context.tsx';
import { staleInputs } from './stale-inputs.ts';

/** The inputs that have changed since the token was asked for, as they change. */
export function useStaleInputs(token: HeldToken): readonly string[] {
  const connection = useWorkbench((state) => state.connection);
  const ways = useWorkbench((state) => state.ways);
  const clientCertificates = useWorkbench((state) => state.clientCertificates);
  return useMemo(
    () => staleInputs(token, { connection, ways, clientCertificates }),
    [token, connection, ways, clientCertificates],
  );
}
