import { headerValue, type HttpRequest } from '#core/http/message.ts';
import { keyOfToken } from './key-of-token.ts';
import type { HeldToken } from './selectors.ts';
import type { Proving } from './send-proved.ts';
import type { Workbench } from './workbench.ts';

/** The token whose key has to prove this call: it goes with our own Authorization of the scheme DPoP. */
export function tokenToProve(request: HttpRequest, token: HeldToken | undefined): HeldToken | undefined {
  if (token === undefined || headerValue(request.headers, 'Authorization') !== `DPoP ${token.text}`) return undefined;
  // What was typed by hand, proof or header, is sent as it stands.
  return headerValue(request.headers, 'DPoP') === undefined ? token : undefined;
}

/** How a call is proved (RFC 9449 §7.1); undefined where it needs no proof. */
export function apiProving(
  request: HttpRequest,
  held: HeldToken | undefined,
  state: Pick<Workbench, 'dpop' | 'runs'>,
): Proving | undefined {
  const token = tokenToProve(request, held);
  return (
    token && {
      request,
      at: 'api',
      firstName: 'First API call',
      key: keyOfToken(token, state),
      accessToken: token.text,
    }
  );
}
