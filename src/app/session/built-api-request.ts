import { type ApiCall, apiRequest, type BuiltApiRequest } from '#core/oauth/api-request.ts';
import { schemeFor } from '#core/oauth/dpop-binding.ts';
import type { HeldToken } from './selectors.ts';

/** The call with this token, in the scheme that the token wants. */
export function builtApiRequest(call: ApiCall, token: HeldToken | undefined): BuiltApiRequest {
  return apiRequest(call, token?.text, token === undefined ? 'Bearer' : schemeFor(token.tokenType, token.decoded));
}
