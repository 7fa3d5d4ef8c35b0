import { noBytes } from '../http/bytes.ts';
import type { HttpRequest } from '../http/message.ts';
import { urlFault } from '../http/url-fault.ts';
import { bearer, jsonRequest, readObject, said, tokenFault } from './client-registration.ts';

/** Where the registration of one client is, and what opens it (RFC 7592 §3). */
export type RegistrationPlace = {
  /** `registration_client_uri` */
  readonly uri: string;
  /** `registration_access_token`, a secret */
  readonly token: string;
};

/** What can be done with a registration that is there (RFC 7592 §2). */
export type ManagementStep = 'Read' | 'Change' | 'Delete';

/** Registering a client (RFC 7591 §3), and what can be done with it afterwards. */
export type RegistrationStep = 'Register' | ManagementStep;

export type ManagementFaults = { readonly [Field in 'uri' | 'token' | 'change']?: string };

/** The request, or what is wrong with what was typed, by its field; nothing leaves then. */
export type ManagementPlan =
  | { readonly kind: 'request'; readonly request: HttpRequest }
  | { readonly kind: 'faults'; readonly faults: ManagementFaults };

/**
 * The request to read (RFC 7592 §2.1), change (§2.2) or delete (§2.3) a registration.
 *
 * @param change the new metadata, a JSON object as text; sent as it was typed, since what a server makes of a mistake is
 * worth seeing. Looked at for *Change* only.
 */
export function planManagement(
  step: ManagementStep,
  { uri, token }: RegistrationPlace,
  change: string,
): ManagementPlan {
  const read = step === 'Change' ? readObject(change, 'the new metadata') : undefined;
  const isEmpty = read?.kind === 'object' && read.object === undefined;
  const faults = said({
    uri: urlFault(uri, 'address of the registration'),
    token: token === '' ? 'Without its token no registration opens: it came with the registration.' : tokenFault(token),
    change: isEmpty ? 'Read the registration first: what is left out of a change is deleted.' : reasonOf(read),
  });
  if (Object.keys(faults).length > 0) return { kind: 'faults', faults };
  return { kind: 'request', request: requestOf(step, { uri, token }, change) };
}

function reasonOf(read: ReturnType<typeof readObject> | undefined): string | undefined {
  return read?.kind === 'fault' ? read.reason : undefined;
}

function requestOf(step: ManagementStep, { uri, token }: RegistrationPlace, change: string): HttpRequest {
  if (step === 'Change') return jsonRequest('PUT', uri, token, change);
  return {
    method: step === 'Read' ? 'GET' : 'DELETE',
    url: uri,
    headers: [['Accept', 'application/json'], ...bearer(token)],
    body: noBytes,
  };
}
