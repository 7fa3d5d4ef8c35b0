import type { Exchange, Failure, Sent } from '../http/exchange.ts';
import { headerValue, type HttpRequest, type HttpResponse } from '../http/message.ts';
import { readJsonBytes } from '../jwt/read-json-part.ts';
import type { RegistrationStep } from './client-management.ts';
import { type RegisteredClient, readRegisteredClient } from './registered-client.ts';
import { registrationRefusal } from './registration-refusal.ts';
import type { Members } from './token-response.ts';

/** What became of one of these requests. Remarks are sentences about where the answer departs from the RFCs. */
export type RegistrationAnswer =
  | { readonly kind: 'client'; readonly client: RegisteredClient; readonly remarks: readonly string[] }
  | { readonly kind: 'deleted'; readonly remarks: readonly string[] }
  /** What happened and what to do next, each a sentence. */
  | { readonly kind: 'refused'; readonly reason: string; readonly next: string };

/** Reads the answer to one step (RFC 7591 §3.2, RFC 7592 §2 and §3). */
export function readRegistrationAnswer(step: RegistrationStep, exchange: Exchange): RegistrationAnswer {
  const { outcome, request } = exchange;
  if (outcome.kind === 'failure') return { kind: 'refused', ...withoutAnswer(step, exchange.sent, outcome.failure) };
  const { response } = outcome;
  if (response.status < 200 || response.status > 299) return refusal(step, response);
  if (step === 'Delete') return { kind: 'deleted', remarks: statusRemarks(step, response.status) };
  const members = membersOf(response);
  const client = members === undefined ? undefined : readRegisteredClient(members);
  if (client === undefined)
    return {
      kind: 'refused',
      reason: `The server answered ${response.status}, and named no client_id.`,
      next: `Is ${new URL(request.url).host} the right address? A web page at it answers so as well.`,
    };
  const remarks = [
    ...statusRemarks(step, response.status),
    ...(step === 'Register' ? placeRemarks(client) : newTokenRemarks(client, request)),
    ...secretRemarks(client),
  ];
  return { kind: 'client', client, remarks };
}

function withoutAnswer(step: RegistrationStep, sent: Sent, failure: Failure) {
  const reason = failure.kind === 'cancelled' ? 'You called it back.' : 'There is no answer of the server.';
  const why = failure.kind === 'cancelled' ? '' : 'The exchange below says why. ';
  if (sent.kind === 'nothing') return { reason, next: `${why}Nothing of the request left, so nothing has changed.` };
  const unknown =
    step === 'Read'
      ? 'Reading changes nothing.'
      : 'Whether the server did what was asked is not known: it may have seen the request.';
  return { reason, next: `${why}${unknown}` };
}

function refusal(step: RegistrationStep, response: HttpResponse): RegistrationAnswer {
  const code = membersOf(response)?.['error'];
  return {
    kind: 'refused',
    ...registrationRefusal(step, response.status, typeof code === 'string' ? code : undefined),
  };
}

const meant = { Register: 201, Read: 200, Change: 200, Delete: 204 } as const;
const sections = {
  Register: 'RFC 7591 §3.2.1',
  Read: 'RFC 7592 §2.1',
  Change: 'RFC 7592 §2.2',
  Delete: 'RFC 7592 §2.3',
};

function statusRemarks(step: RegistrationStep, status: number): readonly string[] {
  if (status === meant[step]) return [];
  const doubt = step === 'Delete' ? ' Read it once more: a deleted one answers 401.' : '';
  return [`The server answered ${status}, where ${sections[step]} has ${meant[step]}.${doubt}`];
}

function secretRemarks({ clientSecret, secretExpiresAtSeconds }: RegisteredClient): readonly string[] {
  if (clientSecret === undefined || secretExpiresAtSeconds !== undefined) return [];
  return ['It does not say until when the secret holds; client_secret_expires_at is required (RFC 7591 §3.2.1).'];
}

function placeRemarks(client: RegisteredClient): readonly string[] {
  const { registrationAccessToken: token, registrationClientUri: uri } = client;
  if (token !== undefined && uri !== undefined) return [];
  if (token === undefined && uri === undefined)
    return [
      'It named neither registration_client_uri nor registration_access_token: this server registers clients, and does not let them read, change or delete their registration afterwards (RFC 7592 is optional).',
    ];
  return uri === undefined
    ? [
        'It gave a registration_access_token without the address for it, registration_client_uri, which RFC 7592 §3 requires. Its documentation may name one: enter it under Its registration.',
      ]
    : ['It named registration_client_uri without the token that opens it, which RFC 7592 §3 requires.'];
}

/** A server may replace the token with each answer, and the client has to go on with the new one (RFC 7592 §2.1, §2.2). */
function newTokenRemarks(
  { registrationAccessToken: token }: RegisteredClient,
  { headers }: HttpRequest,
): readonly string[] {
  if (token === undefined || headerValue(headers, 'Authorization') === `Bearer ${token}`) return [];
  return [
    'It came with a new registration access token, which is filled in; the one before may open nothing any more.',
  ];
}

function membersOf({ body }: HttpResponse): Members | undefined {
  const read = readJsonBytes(body, []);
  return read.kind === 'object' ? read.object : undefined;
}
