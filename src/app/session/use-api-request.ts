import { useMemo } from 'react';
import type { HttpRequest } from '#core/http/message.ts';
import type { ApiCallFault } from '#core/oauth/api-request.ts';
import { builtApiRequest } from './built-api-request.ts';
import { hasBody, type HeldToken, heldToken } from './selectors.ts';
import { useWorkbench } from './session-context.tsx';

export type PreviewedApiRequest = {
  /** Undefined while something is missing or wrong. */
  readonly request: HttpRequest | undefined;
  /** The token that the form adds, where there is one in hand. */
  readonly token: HeldToken | undefined;
  /** What is wrong, by field; empty until the button was pressed once, except for headers, which nobody has to type. */
  readonly faults: Readonly<Record<ApiCallFault['field'], string | undefined>>;
  readonly missing: readonly ApiCallFault[];
};

/** The API call that follows from what is typed and from the token in hand, or what keeps it from being one. */
export function useApiRequest(): PreviewedApiRequest {
  const call = useWorkbench((state) => state.apiCall);
  const token = useWorkbench(heldToken);
  const shown = useWorkbench((state) => state.faultsShown.api);
  return useMemo(() => {
    const built = builtApiRequest(hasBody(call.method) ? call : { ...call, body: '' }, token);
    const missing = built.kind === 'ready' ? [] : built.faults;
    const said = (field: ApiCallFault['field']) =>
      missing.find((fault) => fault.field === field && (shown || field === 'headers'))?.message;
    return {
      request: built.kind === 'ready' ? built.request : undefined,
      token,
      faults: { url: said('url'), headers: said('headers'), body: said('body'), token: said('token') },
      missing,
    };
  }, [call, token, shown]);
}
