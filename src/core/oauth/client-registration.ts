import type { Exchange } from '../http/exchange.ts';
import type { HttpRequest } from '../http/message.ts';
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
};

/** The request of RFC 7591 §3.1, for the grant of RFC 6749 §4.4 and no other. */
export function registrationRequest(form: RegistrationForm): HttpRequest {
  const { endpoint, initialAccessToken, clientName, clientAuthentication, scope } = form;
  const metadata = {
    ...(clientName === '' ? {} : { client_name: clientName }),
    grant_types: ['client_credentials'],
    response_types: [],
    token_endpoint_auth_method: clientAuthentication,
    ...(scope === '' ? {} : { scope }),
  };
  return {
    method: 'POST',
    url: endpoint,
    headers: [
      ['Content-Type', 'application/json'],
      ['Accept', 'application/json'],
      ...(initialAccessToken === '' ? [] : [['Authorization', `Bearer ${initialAccessToken}`] as const]),
    ],
    body: new TextEncoder().encode(JSON.stringify(metadata)),
  };
}

/** What became of it. */
export type Registration =
  | {
      readonly kind: 'registered';
      readonly clientId: string;
      /** Undefined: it has none. */
      readonly clientSecret: string | undefined;
      /** With which it can be read, changed and deleted (RFC 7592 §3). */
      readonly registrationAccessToken: string | undefined;
      /** What the server registered, which may be another than was asked for (RFC 7591 §3.2.1). */
      readonly clientAuthentication: string | undefined;
      readonly scope: string | undefined;
    }
  /** What happened and what to do next, each a sentence. */
  | { readonly kind: 'refused'; readonly reason: string; readonly next: string };

/** Reads the answer (RFC 7591 §3.2). */
export function readRegistration({ outcome }: Exchange): Registration {
  if (outcome.kind === 'failure')
    return refused('The server gave no answer.', 'The exchange below says why; nothing is known to be registered.');
  const { status, body } = outcome.response;
  const members = membersOf(body);
  const text = (name: string): string | undefined => {
    const value = members?.[name];
    return typeof value === 'string' ? value : undefined;
  };
  const clientId = text('client_id');
  const isSuccess = status >= 200 && status < 300;
  if (isSuccess && clientId !== undefined && clientId !== '')
    return {
      kind: 'registered',
      clientId,
      clientSecret: text('client_secret'),
      registrationAccessToken: text('registration_access_token'),
      clientAuthentication: text('token_endpoint_auth_method'),
      scope: text('scope'),
    };
  const code = text('error');
  const said = code === undefined ? '.' : `: ${code}.`;
  const reason = `The server answered ${status}${isSuccess && code === undefined ? ', without a client_id.' : said}`;
  return refused(reason, nextOf(status, code));
}

function nextOf(status: number, code: string | undefined): string {
  if (status === 401 || status === 403)
    return 'It takes registrations with an initial access token only, which its administrator hands out (RFC 7591 §3).';
  if (code === 'invalid_client_metadata')
    return 'It does not take one of the values: its error_description, in the answer below, says which.';
  if (status === 404 || status === 405)
    return 'Its metadata name the address of registrations as registration_endpoint.';
  return 'The answer below says more.';
}

function membersOf(body: Uint8Array): Members | undefined {
  const read = readJsonBytes(body, []);
  return read.kind === 'object' ? read.object : undefined;
}

function refused(reason: string, next: string): Registration {
  return { kind: 'refused', reason, next };
}
