import { parseChallenges } from '../http/challenge.ts';
import { headerValues, type HttpResponse } from '../http/message.ts';
import { carriesAssertion, provesByCertificate } from '../oauth/connection.ts';
import type { Finding, Rule, TokenRun } from './finding.ts';
import { methodsNamedIn, proofsNamedIn } from './other-methods.ts';
import { otherWays } from './other-ways.ts';
import { quote } from './quote.ts';
import { refused, refusedRule, type Refusal, said, whereRefused } from './refusal.ts';
import { isRequestTrouble } from './refusal-request-rules.ts';
import type { Said } from './rule.ts';

/** `invalid_client`, and what some servers say in its place. */
export const clientCodes: readonly string[] = [
  'invalid_client',
  'invalid_client_id',
  'invalid_client_secret',
  'invalid_client_credentials',
  'incorrect_client_credentials',
  'bad_client_credentials',
  'unknown_client',
];

/** `invalid_client` (RFC 6749 §5.2), told apart by what the server says of it and by what was sent. */
export const clientRules: readonly Rule[] = [
  clientRule('client-secret-expired', 'expired', (refusal, run) => ({
    title: 'The client secret has expired',
    explanation: `${refusal.code}: the server’s words say that the secret is over.${said(refusal, run)} Make a new one on the server and type it above.`,
    certainty: 'likely',
    evidence: [...whereRefused(refusal), { kind: 'input', name: 'Client secret' }],
  })),
  clientRule('client-locked', 'locked', (refusal, run) => ({
    title: 'The client is locked, disabled or not approved',
    explanation: `${refusal.code}: the server knows the client and does not serve it.${said(refusal, run)} Trying again may prolong a lock: look at the client’s state on the server first.`,
    certainty: 'likely',
    evidence: [...whereRefused(refusal), { kind: 'input', name: 'Client ID' }],
  })),
  clientRule('client-method-refused', 'method', (refusal, run) => ({
    title: 'The server wants another client authentication',
    explanation: `${refusal.code}: ID and secret may be right; the way in which they were sent, ${run.connection.clientAuthentication}, is not the one that this client is set up for.${said(refusal, run)} Choose the other one, or change it at the client on the server.`,
    certainty: 'likely',
    evidence: [...whereRefused(refusal), { kind: 'input', name: 'Client authentication' }],
    remedies: methodsNamedIn(refusal.description ?? '', run),
  })),
  clientRule('client-proof-wanted', 'proof', (refusal, run) => {
    if (provesOtherwise(run)) return undefined;
    return {
      title: 'The server wants a signed assertion or a certificate',
      explanation: `${refusal.code}: a secret is not enough for this client.${said(refusal, run)} It is set up for private_key_jwt, client_secret_jwt or a TLS client certificate; with a secret it can only be used after a change on the server.`,
      certainty: 'likely',
      evidence: [...whereRefused(refusal), { kind: 'input', name: 'Client authentication' }],
      remedies: proofsNamedIn(refusal.description ?? ''),
    };
  }),
  clientRule('client-unknown', 'unknown', (refusal, run) => ({
    title: 'The server does not know this client ID',
    explanation: `${refusal.code}: the server’s words say that there is no such client.${said(refusal, run)} Compare the ID letter for letter, and whether the token endpoint belongs to the same environment, tenant or realm.`,
    certainty: 'likely',
    evidence: [...whereRefused(refusal), { kind: 'input', name: 'Client ID' }],
  })),
  clientRule('wrong-secret', ['secret', 'untold'], (refusal, run, response) => {
    if (provesByCertificate(run.connection.clientAuthentication)) return undefined;
    const isTold = reasonOf(refusal, run) === 'secret';
    const causes =
      'the ID is unknown, the secret is wrong, or it was proved in a way that this client is not set up for; the server does not say which';
    return {
      title: isTold ? 'The server does not accept this client’s secret' : 'The server does not accept this client',
      explanation: `${refusal.code}: ${isTold ? 'the server’s words blame the secret, so it seems to know the ID' : causes}.${said(refusal, run)}${challengeWords(response, run)} Check ${isTold ? 'the secret' : 'ID and secret'} for a missing or extra character, then try another client authentication.`,
      certainty: isTold ? 'likely' : 'certain',
      evidence: [...whereRefused(refusal), { kind: 'input', name: 'Client secret' }],
      remedies: otherWays(run.connection),
    };
  }),
];

type Reason = 'expired' | 'locked' | 'method' | 'proof' | 'nothing-sent' | 'unknown' | 'secret' | 'untold';

/** In this order, since “client secret of unknown client” and the like hold several words. */
const patterns: readonly (readonly [Reason, RegExp])[] = [
  ['expired', /secret[^.]{0,60}(expired|no longer valid)|expired[^.]{0,40}(secret|credential|key)/i],
  [
    'locked',
    /(client|application|app|account)[^.]{0,60}(locked|disabled|suspended|inactive|deactivated|not active|not enabled|not approved|blocked)|too many (failed|attempts)/i,
  ],
  ['proof', /client_assertion|private_key_jwt|client_secret_jwt|tls_client_auth|client certificate|mutual tls|mtls/i],
  [
    'method',
    /auth\w*[ _]method|client_secret_(basic|post)|unsupported (client )?authentication|(basic|header|body) (auth\w*|credentials) (is |are )?(not|required)|method not allowed/i,
  ],
  [
    'nothing-sent',
    /no client authentication|(missing|no|without)[^.]{0,20}(client )?(secret|credentials|authentication|authorization header)|(secret|credentials)[^.]{0,20}(missing|required|not (provided|supplied|present))/i,
  ],
  [
    'unknown',
    /unknown client|client[^.]{0,40}(not found|unknown|does not exist|not registered|could not be found|not recogni[sz]ed)|no (such )?client|invalid client[_ ]?id|client[_ ]?id[^.]{0,30}(invalid|unknown|not valid|wrong|not found)/i,
  ],
  [
    'secret',
    /(bad|wrong|invalid|incorrect) (client )?(secret|credentials?|password)|secret[^.]{0,40}(invalid|incorrect|wrong|mismatch|does not match|not match)/i,
  ],
];

function reasonOf({ code, description: said = '' }: Refusal, { connection }: TokenRun): Reason {
  const description = code === 'invalid_client' ? said : `${code.replaceAll('_', ' ')}. ${said}`;
  const isGeneric = /\(e\.g\.,? unknown client|unknown client, no client|or unsupported authentication/i.test(
    description,
  );
  // The sentence of RFC 6749 names three causes at once, so that it tells none.
  const told = isGeneric ? undefined : patterns.find(([, pattern]) => pattern.test(description))?.[0];
  const { clientAuthentication, clientSecret } = connection;
  const isByCertificate = provesByCertificate(clientAuthentication);
  const isSilent =
    isByCertificate ||
    (!carriesAssertion(clientAuthentication) && (clientAuthentication === 'none' || clientSecret === ''));
  // That nothing was sent is said of what was typed; where it was, the server looked in another place.
  if (told === 'nothing-sent') return isSilent ? 'untold' : 'method';
  return told ?? 'untold';
}

/** The client proved itself by what the server's words ask for. */
function provesOtherwise({ connection: { clientAuthentication } }: TokenRun): boolean {
  return carriesAssertion(clientAuthentication) || provesByCertificate(clientAuthentication);
}

type SaidOfClient = Pick<Finding, 'title' | 'explanation'> & Partial<Said>;

/** A rule about a client that is refused for one of these reasons, as far as the server's words tell it. */
export function clientRule(
  id: string,
  reasons: Reason | readonly Reason[],
  say: (refusal: Refusal, run: TokenRun, response: HttpResponse) => SaidOfClient | undefined,
  explains: readonly string[] = [],
): Rule {
  const sayOfClient = (refusal: Refusal, run: TokenRun, response: HttpResponse) => {
    if (![reasons].flat().includes(reasonOf(refusal, run)) || isRequestTrouble(refusal)) return undefined;
    const words = say(refusal, run, response);
    return words && { ...refused(refusal), ...words };
  };
  return refusedRule(id, clientCodes, sayOfClient, explains);
}

/** RFC 6749 §5.2: with 401 the server says which scheme it takes, at least where the client used one. */
function challengeWords({ status, headers }: HttpResponse, { exchange, connection }: TokenRun): string {
  if (status !== 401) return '';
  const schemes = parseChallenges(headerValues(headers, 'www-authenticate')).map(({ scheme }) => scheme);
  if (schemes.length > 0) return ` It names the scheme ${quote(schemes.join(', '))} in WWW-Authenticate.`;
  const isHidden = exchange.way === 'browser' || connection.clientAuthentication !== 'client_secret_basic';
  return isHidden ? '' : ' It sent no WWW-Authenticate, which RFC 6749 wants with a 401 to HTTP Basic.';
}
