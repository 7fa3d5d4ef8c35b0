import { utf8 } from '../http/bytes.ts';
import type { HttpRequest } from '../http/message.ts';
import { urlFault } from '../http/url-fault.ts';
import { readJsonBytes } from '../jwt/read-json-part.ts';
import type { Members } from './token-response.ts';

/** What a client says of itself to be registered (RFC 7591 §2), as far as client credentials need it; empty: left out. */
export type RegistrationForm = {
  readonly endpoint: string;
  /** RFC 7591 §3; empty: the server is open to all. */
  readonly initialAccessToken: string;
  readonly clientName: string;
  readonly clientAuthentication: string;
  /** Space-separated. */
  readonly scope: string;
  /** `jwks` as JSON text, for the methods that prove the client by a key of its own. */
  readonly jwks: string;
  /** Whether all its tokens are to be bound to a key (RFC 9449 §5.2). */
  readonly dpopBound: boolean;
  /** Further members, a JSON object as text; one that stands above as well is taken from here. */
  readonly further: string;
};

/** What registration can ask for here, by the registered names (RFC 7591 §2, RFC 8705 §2). */
export const registrationAuthentications = [
  'client_secret_basic',
  'client_secret_post',
  'client_secret_jwt',
  'private_key_jwt',
  'self_signed_tls_client_auth',
  'tls_client_auth',
  'none',
] as const;

/** Whether the server has to be given a public key of the client's. */
export function needsKeys(clientAuthentication: string): boolean {
  return clientAuthentication === 'private_key_jwt' || clientAuthentication === 'self_signed_tls_client_auth';
}

/** The request, or what is wrong with what was typed, by its field; nothing leaves then. */
export type RegistrationPlan =
  | { readonly kind: 'request'; readonly request: HttpRequest }
  | { readonly kind: 'faults'; readonly faults: RegistrationFaults };

export type RegistrationFaults = {
  readonly [Field in 'endpoint' | 'initialAccessToken' | 'jwks' | 'further']?: string;
};

/** The request of RFC 7591 §3.1, for the grant of RFC 6749 §4.4 and no other. */
export function planRegistration(form: RegistrationForm): RegistrationPlan {
  const { endpoint, initialAccessToken, clientName, clientAuthentication, scope } = form;
  const jwks = needsKeys(clientAuthentication) ? readObject(form.jwks, 'a JWK Set') : noObject;
  const further = readObject(form.further, 'further metadata');
  const faults = said({
    endpoint: urlFault(endpoint, 'registration endpoint'),
    initialAccessToken: tokenFault(initialAccessToken),
    jwks: jwks.kind === 'fault' ? jwks.reason : privatePartFault(jwks.object),
    further: further.kind === 'fault' ? further.reason : undefined,
  });
  if (Object.keys(faults).length > 0) return { kind: 'faults', faults };
  const metadata = {
    ...(clientName === '' ? {} : { client_name: clientName }),
    grant_types: ['client_credentials'],
    response_types: [],
    token_endpoint_auth_method: clientAuthentication,
    ...(scope === '' ? {} : { scope }),
    ...(jwks.kind === 'object' && jwks.object !== undefined ? { jwks: jwks.object } : {}),
    ...(form.dpopBound ? { dpop_bound_access_tokens: true } : {}),
    ...(further.kind === 'object' ? further.object : {}),
  };
  return { kind: 'request', request: jsonRequest('POST', endpoint, initialAccessToken, JSON.stringify(metadata)) };
}

/** A request with a JSON body and, where there is one, a bearer token (RFC 6750 §2.1). */
export function jsonRequest(method: 'POST' | 'PUT', url: string, token: string, json: string): HttpRequest {
  return {
    method,
    url,
    headers: [['Content-Type', 'application/json'], ['Accept', 'application/json'], ...bearer(token)],
    body: utf8(json),
  };
}

/** The header with this token; none where it is empty. */
export function bearer(token: string): HttpRequest['headers'] {
  return token === '' ? [] : [['Authorization', `Bearer ${token}`]];
}

/** Why this text can be no bearer token (RFC 6750 §2.1), a sentence; undefined where it can, and where it is empty. */
export function tokenFault(typed: string): string | undefined {
  return /^[\u0021-\u007e]*$/.test(typed)
    ? undefined
    : 'There is white space in the token, or a character that no token has: copy it anew (RFC 6750 §2.1).';
}

/** Those that there are. */
export function said<Name extends string>(
  faults: Readonly<Record<Name, string | undefined>>,
): { readonly [Each in Name]?: string } {
  const there = Object.entries(faults).filter(([, fault]) => fault !== undefined);
  return Object.fromEntries(there) as { readonly [Each in Name]?: string };
}

type ReadObject =
  | { readonly kind: 'object'; readonly object: Members | undefined }
  | { readonly kind: 'fault'; readonly reason: string };

const noObject: ReadObject = { kind: 'object', object: undefined };

/** A typed JSON object; what is empty is none. */
export function readObject(typed: string, what: string): ReadObject {
  if (typed.trim() === '') return noObject;
  const read = readJsonBytes(utf8(typed), []);
  if (read.kind === 'object') return { kind: 'object', object: read.object };
  return { kind: 'fault', reason: `This is no JSON object, which ${what} must be: it begins with { and ends with }.` };
}

/** A private key is the client's alone: it would be told to the server, and to whoever reads what is registered. */
function privatePartFault(jwks: Members | undefined): string | undefined {
  const keys = jwks?.['keys'];
  if (jwks === undefined) return undefined;
  if (!Array.isArray(keys)) return 'A JWK Set has its keys in a list, named keys (RFC 7517 §5).';
  const isPrivate = keys.some(
    (key: unknown) =>
      typeof key === 'object' && key !== null && ['d', 'k', 'priv'].some((name) => Object.hasOwn(key, name)),
  );
  return isPrivate
    ? 'One of the keys has its private part. Register the public part alone; the private one stays with you.'
    : undefined;
}
