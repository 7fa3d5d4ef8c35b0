import type { Certainty, Rule, Source } from './finding.ts';
import { refused, refusedRule, said } from './refusal.ts';
import { openId, rfc } from './sources.ts';

/** What a code of another specification than RFC 6749 §5.2 means where it comes in answer to client credentials. */
type Meaning = {
  readonly id: string;
  readonly codes: readonly string[];
  readonly title: string;
  /** What it means and what to do, as sentences. */
  readonly explanation: string;
  readonly source: Source;
  readonly certainty?: Certainty;
  readonly sendAgain?: true;
};

const meanings: readonly Meaning[] = [
  {
    id: 'access-denied',
    codes: ['access_denied', 'forbidden', 'permission_denied', 'not_authorized', 'unauthorized_access'],
    title: 'The server knows the client and does not allow this',
    explanation:
      'A policy on the server forbids it: the client is not assigned to this API, scope or network. Whoever administers the server can see which rule it was.',
    source: rfc(6749, '4.1.2.1'),
    certainty: 'likely',
  },
  {
    id: 'error-at-server',
    codes: ['server_error', 'internal_error', 'internal_server_error', 'unknown_error', 'unexpected_error'],
    title: 'The server failed inside',
    explanation:
      'It met something unexpected, so your input is probably not the cause. Its own log tells more; try again later.',
    source: rfc(6749, '4.1.2.1'),
    sendAgain: true,
  },
  {
    id: 'temporarily-unavailable',
    codes: ['temporarily_unavailable', 'service_unavailable', 'unavailable', 'overloaded'],
    title: 'The server is overloaded or under maintenance',
    explanation: 'It says that this is for a time. Wait a little, and send again.',
    source: rfc(6749, '4.1.2.1'),
    sendAgain: true,
  },
  {
    id: 'asked-too-often',
    codes: [
      'too_many_requests',
      'rate_limit',
      'rate_limited',
      'rate_limit_exceeded',
      'rate_limit_error',
      'quota_exceeded',
      'throttled',
      'throttling_exception',
      'too_many_attempts',
    ],
    title: 'The server was asked too often',
    explanation: 'Wait, and keep a token until it ends instead of asking for a new one with each call.',
    source: rfc(6585, '4'),
    sendAgain: true,
  },
  {
    id: 'device-flow-pending',
    codes: ['authorization_pending'],
    title: 'This is an answer of the device flow',
    explanation:
      'It means that a person has not yet agreed on a second device. With client credentials nobody is asked, so the server took the request for another grant. Check grant_type.',
    source: rfc(8628, '3.5'),
  },
  {
    id: 'device-flow-slow-down',
    codes: ['slow_down'],
    title: 'The server asks for more time between two requests',
    explanation:
      'The code belongs to the device flow: with each one, the pause grows by 5 s. If no device code was sent, the server uses it as a limit on requests. Wait, and send again.',
    source: rfc(8628, '3.5'),
    sendAgain: true,
  },
  {
    id: 'device-flow-expired',
    codes: ['expired_token'],
    title: 'This is an answer of the device flow: its code has expired',
    explanation:
      'With client credentials there is no such code, so the server took the request for another grant. Check grant_type.',
    source: rfc(8628, '3.5'),
  },
  {
    id: 'invalid-target',
    codes: ['invalid_target', 'invalid_resource', 'invalid_audience'],
    title: 'The server does not know the resource',
    explanation:
      'The API that the token is for is missing, unknown, or not allowed for this client. Name it as the server has it, letter for letter, in resource, audience or scope, whichever this server takes.',
    source: rfc(8707, '2'),
  },
  {
    id: 'invalid-authorization-details',
    codes: ['invalid_authorization_details'],
    title: 'The server does not accept authorization_details',
    explanation:
      'It is a list in JSON whose entries have a type; a type or a field is unknown to the server, missing, or not allowed for this client.',
    source: rfc(9396, '5'),
  },
  {
    id: 'request-object-refused',
    codes: ['invalid_request_object', 'invalid_request_uri', 'request_not_supported', 'request_uri_not_supported'],
    title: 'This is an answer about an authorization request',
    explanation:
      'The code is about request objects, which are pushed or sent to the authorization endpoint. Check that the URL is the token endpoint, not the one for pushed requests.',
    source: rfc(9126, '2.3'),
  },
  {
    id: 'step-up-wanted',
    codes: [
      'insufficient_user_authentication',
      'unmet_authentication_requirements',
      'mfa_required',
      'mfa_enrollment_required',
    ],
    title: 'The server wants a person to sign in more strongly',
    explanation:
      'With client credentials there is no person who could. Either the server took the request for another grant, or a policy for people is laid over this client.',
    source: rfc(9470, '3'),
  },
  {
    id: 'token-type-not-revocable',
    codes: ['unsupported_token_type'],
    title: 'This is an answer of the revocation endpoint',
    explanation: 'It says that tokens of this type cannot be revoked there. Check that the URL is the token endpoint.',
    source: rfc(7009, '2.2.1'),
  },
  {
    id: 'person-wanted',
    codes: [
      'interaction_required',
      'login_required',
      'consent_required',
      'account_selection_required',
      'registration_required',
    ],
    title: 'The server wants a person to sign in or to agree',
    explanation:
      'With client credentials nobody is there to do it. An administrator has to agree for the whole organisation beforehand, or a policy for people is laid over this client.',
    source: openId('3.1.2.6'),
    certainty: 'likely',
  },
  {
    id: 'answer-of-an-api',
    codes: ['invalid_token', 'insufficient_scope', 'token_expired', 'missing_token', 'jwt_expired'],
    title: 'This looks like an answer of an API, not of a token endpoint',
    explanation:
      'The code is what an API says to a wrong or missing access token (RFC 6750). So the URL leads to an API, or a gateway in front wants a token before it lets anyone through.',
    source: rfc(6750, '3.1'),
    certainty: 'likely',
  },
  {
    id: 'answer-of-registration',
    codes: [
      'invalid_client_metadata',
      'invalid_redirect_uri',
      'invalid_software_statement',
      'unapproved_software_statement',
    ],
    title: 'This is an answer of the registration endpoint',
    explanation: 'The code is about registering a client. Check that the URL is the token endpoint.',
    source: rfc(7591, '3.2.2'),
  },
  {
    id: 'answer-of-authorization',
    codes: ['unsupported_response_type', 'invalid_response_type', 'unsupported_response_mode'],
    title: 'This is an answer of the authorization endpoint',
    explanation:
      'That one is for browsers with a person in front. The token endpoint of the same server mostly ends in /token.',
    source: rfc(6749, '4.1.2.1'),
  },
  {
    id: 'attestation-wanted',
    codes: ['use_attestation_challenge', 'invalid_client_attestation', 'use_fresh_attestation'],
    title: 'The server wants an attestation of the client',
    explanation:
      'It expects a signed statement about the app that asks, which wallets and phones can give. Such a client cannot be used with a secret.',
    source: {
      label: 'OAuth attestation-based client authentication (draft)',
      url: 'https://datatracker.ietf.org/doc/draft-ietf-oauth-attestation-based-client-auth/',
    },
    certainty: 'hint',
  },
  {
    id: 'no-such-thing',
    codes: ['not_found', 'route_not_found', 'resource_not_found', 'no_route', 'unknown_path'],
    title: 'The server has nothing at this address',
    explanation:
      'It is a “not found” in JSON, so the host is right or near, and the path is not. Check the path of the token endpoint.',
    source: rfc(9110, '15.5.5'),
    certainty: 'likely',
  },
  {
    id: 'method-not-taken',
    codes: ['method_not_allowed', 'unsupported_method'],
    title: 'The server does not take POST at this address',
    explanation: 'A token endpoint must take POST (RFC 6749 §3.2), so this address is another one. Check the path.',
    source: rfc(6749, '3.2'),
    certainty: 'likely',
  },
];

/** The codes of other specifications, and those that servers make up so often that their meaning is plain. */
export const codeRules: readonly Rule[] = meanings.map(
  ({ id, codes, title, explanation, source, certainty = 'certain', sendAgain }) =>
    refusedRule(id, codes, (refusal, run) => ({
      ...refused(refusal),
      title,
      explanation: `The server answered ${refusal.code}. ${explanation}${said(refusal, run)}`,
      source,
      certainty,
      remedies: sendAgain === true ? [{ kind: 'send-again' }] : [],
    })),
);

/** Every code that has a rule here. */
export const explainedCodes: readonly string[] = meanings.flatMap(({ codes }) => codes);
