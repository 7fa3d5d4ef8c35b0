import type { RefusedToken } from '../oauth/token-response.ts';
import type { Rule } from './finding.ts';
import { otherWays } from './other-ways.ts';
import { quote } from './quote.ts';
import { rfc } from './sources.ts';
import type { Said } from './rule.ts';
import { answeredRule, refusedRule } from './token-rule.ts';

/** The error codes of the token endpoint (RFC 6749 §5.2), each with what usually lies behind it. */
export const refusalRules: readonly Rule[] = [
  refusedRule('wrong-secret', ['invalid_client'], (answer, run) => ({
    ...refused(answer),
    title: 'The server does not accept this client',
    explanation: `invalid_client: the ID is unknown, the secret is wrong, or it was proved in a way that this client is not set up for.${said(answer)} Check ID and secret for a missing or extra character, then try another client authentication.`,
    remedies: otherWays(run.connection),
  })),
  refusedRule('scope-refused', ['invalid_scope'], (answer, run) => ({
    ...refused(answer),
    title: 'The server refuses this scope',
    explanation: `invalid_scope: ${run.connection.scope === '' ? 'no scope was asked for, and this server wants one' : `${quote(run.connection.scope)} is unknown, malformed, or not allowed for this client`}.${said(answer)} Ask only for scopes that are assigned to the client.`,
    evidence: [
      { kind: 'request-parameter', name: 'scope' },
      { kind: 'response-member', name: 'error' },
    ],
  })),
  refusedRule('invalid-request', ['invalid_request'], (answer) => ({
    ...refused(answer),
    title: 'The server finds the request malformed',
    explanation: `invalid_request: a parameter is missing, repeated or not understood.${said(answer)} Perhaps this server wants the client’s proof in another place, or a parameter of its own.`,
  })),
  refusedRule('invalid-grant', ['invalid_grant'], (answer) => ({
    ...refused(answer),
    title: 'The server does not accept the grant',
    explanation: `invalid_grant: for client credentials this is unusual and mostly means that the client has no rights assigned.${said(answer)} Look at the client’s settings on the server.`,
  })),
  refusedRule('unauthorized-client', ['unauthorized_client'], (answer) => ({
    ...refused(answer),
    title: 'This client may not use client credentials',
    explanation: `unauthorized_client: the server knows the client, but the grant is not switched on for it.${said(answer)} Switch on client credentials (at some servers “service account”) for this client.`,
  })),
  refusedRule('unsupported-grant-type', ['unsupported_grant_type'], (answer) => ({
    ...refused(answer),
    title: 'The server does not know this grant',
    explanation: `unsupported_grant_type: this endpoint offers no client credentials, or did not read the body as form parameters.${said(answer)} Check that the URL is the token endpoint.`,
    evidence: [
      { kind: 'request-parameter', name: 'grant_type' },
      { kind: 'response-member', name: 'error' },
    ],
  })),
  refusedRule('invalid-target', ['invalid_target'], (answer) => ({
    ...refused(answer),
    title: 'The server does not know the resource',
    explanation: `invalid_target: the API that the token is for is missing or unknown.${said(answer)}`,
    source: rfc(8707, '2'),
  })),
  refusedRule('other-error', undefined, (answer) => ({
    ...refused(answer),
    title: `The server answered with the error ${quote(answer.error)}`,
    explanation: `This code is not one of RFC 6749.${said(answer)} The server’s documentation says what it means.`,
  })),
  answeredRule('error-with-success-status', (run, response) => {
    if (run.answer?.kind !== 'refused' || response.status < 200 || response.status > 299) return undefined;
    return {
      severity: 'note',
      title: `The error came with status ${response.status}`,
      explanation:
        'RFC 6749 wants 400 or 401 with an error. A client that looks at the status alone takes this answer for a success.',
      evidence: [{ kind: 'status' }, { kind: 'response-member', name: 'error' }],
      source: rfc(6749, '5.2'),
    };
  }),
];

function refused(answer: RefusedToken): Said {
  return {
    severity: 'error',
    title: answer.error,
    explanation: '',
    evidence: [{ kind: 'status' }, { kind: 'response-member', name: 'error' }],
    source: rfc(6749, '5.2'),
  };
}

function said({ description }: RefusedToken): string {
  return description === undefined ? '' : ` The server says: ${quote(description)}.`;
}
