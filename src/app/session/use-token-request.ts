import { useMemo } from 'react';
import type { Connection, Parameter } from '#core/oauth/connection.ts';
import { type ConnectionFault, endpointGap, tokenRequest } from '#core/oauth/token-request.ts';
import type { HttpRequest } from '#core/http/message.ts';
import { useWorkbench } from './session-context.tsx';

type TextField = Exclude<ConnectionFault['field'], 'parameters' | 'headers'>;
type RowFaults = Readonly<Partial<Record<number, string>>>;

export type PreviewedRequest = {
  /** Undefined while something is missing or wrong. */
  readonly request: HttpRequest | undefined;
  /** What is wrong, by field; empty until the button was pressed once, except for what was already typed wrongly. */
  readonly faults: Readonly<Partial<Record<TextField, string>>>;
  /** The same of the further parameters, by their place in the list. */
  readonly parameterFaults: RowFaults;
  /** The same of the further header fields. */
  readonly headerFaults: RowFaults;
  readonly missing: readonly ConnectionFault[];
};

/** The token request that follows from what is typed, or what keeps it from being one. */
export function useTokenRequest(): PreviewedRequest {
  const connection = useWorkbench((state) => state.connection);
  const shown = useWorkbench((state) => state.faultsShown.token);
  return useMemo(() => {
    const built = tokenRequest(connection);
    if (built.kind === 'ready')
      return { request: built.request, faults: {}, parameterFaults: {}, headerFaults: {}, missing: [] };
    const faults: Partial<Record<TextField, string>> = {};
    const rows = { parameters: {}, headers: {} } satisfies Record<string, Partial<Record<number, string>>>;
    for (const fault of built.faults) {
      if (fault.field === 'parameters' || fault.field === 'headers') {
        const rowFaults: Partial<Record<number, string>> = rows[fault.field];
        if (shown || isTyped(connection[fault.field][fault.index])) rowFaults[fault.index] ??= fault.message;
      } else if (shown || isTypedField(connection, fault.field)) faults[fault.field] ??= fault.message;
    }
    return {
      request: undefined,
      faults,
      parameterFaults: rows.parameters,
      headerFaults: rows.headers,
      missing: built.faults,
    };
  }, [connection, shown]);
}

/** A gap that a preset left is not typed yet: the preview says that it is open, and the field is not red before the press. */
function isTypedField(connection: Connection, field: TextField): boolean {
  return field === 'tokenEndpoint'
    ? connection.tokenEndpoint !== '' && endpointGap(connection.tokenEndpoint) === undefined
    : connection[field] !== '';
}

function isTyped(parameter: Parameter | undefined): boolean {
  return parameter !== undefined && (parameter.name !== '' || parameter.value !== '');
}
