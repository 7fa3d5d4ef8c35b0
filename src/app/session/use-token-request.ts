import { useMemo } from 'react';
import { type ConnectionFault, tokenRequest } from '#core/oauth/token-request.ts';
import type { HttpRequest } from '#core/http/message.ts';
import { useWorkbench } from './session-context.tsx';

export type PreviewedRequest = {
  /** Undefined while something is missing or wrong. */
  readonly request: HttpRequest | undefined;
  /** What is wrong, by field; empty until the button was pressed once, except for what was already typed wrongly. */
  readonly faults: Readonly<Partial<Record<ConnectionFault['field'], string>>>;
  readonly missing: readonly ConnectionFault[];
};

/** The token request that follows from what is typed, or what keeps it from being one. */
export function useTokenRequest(): PreviewedRequest {
  const connection = useWorkbench((state) => state.connection);
  const shown = useWorkbench((state) => state.faultsShown.token);
  return useMemo(() => {
    const built = tokenRequest(connection);
    if (built.kind === 'ready') return { request: built.request, faults: {}, missing: [] };
    const faults: Partial<Record<ConnectionFault['field'], string>> = {};
    for (const { field, message } of built.faults) {
      if (shown || connection[field] !== '') faults[field] ??= message;
    }
    return { request: undefined, faults, missing: built.faults };
  }, [connection, shown]);
}
