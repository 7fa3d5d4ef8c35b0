import { useMemo } from 'react';
import type { Parameter } from '#core/oauth/connection.ts';
import { type ConnectionFault, tokenRequest } from '#core/oauth/token-request.ts';
import type { HttpRequest } from '#core/http/message.ts';
import { useWorkbench } from './session-context.tsx';

export type PreviewedRequest = {
  /** Undefined while something is missing or wrong. */
  readonly request: HttpRequest | undefined;
  /** What is wrong, by field; empty until the button was pressed once, except for what was already typed wrongly. */
  readonly faults: Readonly<Partial<Record<Exclude<ConnectionFault['field'], 'parameters'>, string>>>;
  /** The same of the further parameters, by their place in the list. */
  readonly parameterFaults: Readonly<Partial<Record<number, string>>>;
  readonly missing: readonly ConnectionFault[];
};

/** The token request that follows from what is typed, or what keeps it from being one. */
export function useTokenRequest(): PreviewedRequest {
  const connection = useWorkbench((state) => state.connection);
  const shown = useWorkbench((state) => state.faultsShown.token);
  return useMemo(() => {
    const built = tokenRequest(connection);
    if (built.kind === 'ready') return { request: built.request, faults: {}, parameterFaults: {}, missing: [] };
    const faults: Partial<Record<string, string>> = {};
    const parameterFaults: Partial<Record<number, string>> = {};
    for (const { field, message, index } of built.faults) {
      if (index !== undefined) {
        if (shown || isTyped(connection.parameters[index])) parameterFaults[index] ??= message;
      } else if (shown || connection[field] !== '') faults[field] ??= message;
    }
    return { request: undefined, faults, parameterFaults, missing: built.faults };
  }, [connection, shown]);
}

function isTyped(parameter: Parameter | undefined): boolean {
  return parameter !== undefined && (parameter.name !== '' || parameter.value !== '');
}
