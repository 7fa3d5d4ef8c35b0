import { useMemo } from 'react';
import { scopesSupported } from '#core/oauth/scopes-supported.ts';
import { useWorkbench } from './session-context.tsx';

const none: readonly string[] = [];

/** The scopes that the server of the typed token endpoint offers, as far as its metadata were read in this tab. */
export function useScopeSuggestions(): readonly string[] {
  const runs = useWorkbench((state) => state.runs);
  const tokenEndpoint = useWorkbench((state) => state.connection.tokenEndpoint);
  return useMemo(() => {
    for (const run of runs) {
      if (run.kind !== 'lookup') continue;
      for (const { name, exchange } of run.steps) {
        const scopes = name.startsWith('Metadata') ? scopesSupported(exchange, tokenEndpoint) : undefined;
        if (scopes !== undefined) return scopes;
      }
    }
    return none;
  }, [runs, tokenEndpoint]);
}
