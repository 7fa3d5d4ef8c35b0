import type { HttpResponse } from '../http/message.ts';
import type { Rule } from './finding.ts';
import { clientCodes, clientRules } from './refusal-client-rules.ts';
import { codeRules, explainedCodes } from './refusal-code-rules.ts';
import { isRequestTrouble, requestRules } from './refusal-request-rules.ts';
import { scopeRules } from './refusal-scope-rules.ts';
import { dpopCodes, dpopRefusalRules } from './dpop-rules.ts';
import { quote } from './quote.ts';
import { isReasonPhrase, refusalOf, refused, refusedRule, said, vendorErrorOf, whereRefused } from './refusal.ts';
import { quoteFrom } from './server-words.ts';
import { rfc } from './sources.ts';
import { answeredRule } from './token-rule.ts';

const standardCodes: readonly string[] = [
  ...clientCodes,
  'invalid_scope',
  'invalid_request',
  'invalid_grant',
  'unauthorized_client',
  'unsupported_grant_type',
];

/** The error codes of the token endpoint (RFC 6749 §5.2 and others), each with what usually lies behind it. */
export const refusalRules: readonly Rule[] = [
  ...requestRules,
  ...clientRules,
  ...scopeRules,
  refusedRule('invalid-grant', ['invalid_grant'], (refusal, run) => {
    if (isRequestTrouble(refusal)) return undefined;
    return {
      ...refused(refusal),
      title: 'The server does not accept the grant',
      explanation: `invalid_grant: for client credentials this is unusual, since there is no code or refresh token that could be wrong. It mostly means that the client has no rights assigned, or that the server took the request for another grant.${said(refusal, run)} Look at the client’s settings on the server.`,
      certainty: 'likely',
    };
  }),
  refusedRule('unauthorized-client', ['unauthorized_client'], (refusal, run) => ({
    ...refused(refusal),
    title: 'This client may not use client credentials',
    explanation: `unauthorized_client: the server knows the client, but the grant is not switched on for it.${said(refusal, run)} Switch on client credentials (at some servers “service account” or “machine to machine”) for this client. A few servers say the same of a wrong secret.`,
    certainty: 'likely',
  })),
  refusedRule('unsupported-grant-type', ['unsupported_grant_type'], (refusal, run) => {
    if (isRequestTrouble(refusal)) return undefined;
    return {
      ...refused(refusal),
      title: 'The server does not know this grant',
      explanation: `unsupported_grant_type: this endpoint offers no client credentials, or did not read the body as form parameters.${said(refusal, run)} Check that the URL is the token endpoint.`,
      evidence: [{ kind: 'request-parameter', name: 'grant_type' }, ...whereRefused(refusal)],
    };
  }),
  ...dpopRefusalRules,
  ...codeRules,
  answeredRule('error-in-own-form', (run, response) => {
    const refusal = refusalOf(run, response);
    if (refusal === undefined || run.answer?.kind !== 'no-token' || isExplained(refusal.code)) return undefined;
    if (isToldByStatus(response)) return undefined;
    if (vendorErrorOf(run, response)?.error.confirmed === true) return undefined;
    const code = refusal.written === '' ? '' : ` with the code ${quoteFrom(run, refusal.written)}`;
    return {
      severity: 'error',
      title: 'The server reports an error in a form of its own',
      explanation: `It answered ${response.status}${code}, in ${quote(refusal.member)}, instead of the form of RFC 6749.${said(refusal, run)} A gateway or another endpoint often answers so; a client that follows the standard sees only “no token”.`,
      evidence: whereRefused(refusal),
      source: rfc(6749, '5.2'),
    };
  }),
  answeredRule('other-error', (run, response) => {
    const refusal = refusalOf(run, response);
    if (refusal === undefined || run.answer?.kind !== 'refused' || isExplained(refusal.code)) return undefined;
    if (!refusal.isStandard && isToldByStatus(response)) return undefined;
    if (vendorErrorOf(run, response)?.error.confirmed === true) return undefined;
    return {
      ...refused(refusal),
      title: `The server answered with the error ${quoteFrom(run, refusal.written)}`,
      explanation: `This code is in no specification that is known here.${said(refusal, run)} The server’s documentation says what it means.`,
    };
  }),
  answeredRule('error-code-misspelt', (run, response) => {
    const refusal = refusalOf(run, response);
    if (refusal === undefined || refusal.written === refusal.code || !isExplained(refusal.code)) return undefined;
    if (isReasonPhrase(refusal.code)) return undefined;
    return {
      severity: 'note',
      title: 'The error code is not spelt as the standard has it',
      explanation: `It came as ${quoteFrom(run, refusal.written)}; RFC 6749 writes ${refusal.code}, and clients compare letter for letter.`,
      evidence: whereRefused(refusal),
      source: rfc(6749, '5.2'),
    };
  }),
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
  answeredRule('error-with-odd-status', (run, { status }) => {
    const isOdd = (status >= 300 && status <= 399) || status >= 500;
    if (run.answer?.kind !== 'refused' || !isOdd) return undefined;
    const { error } = run.answer;
    // These two say of themselves that the server is to blame.
    if (['server_error', 'temporarily_unavailable'].includes(error)) return undefined;
    return {
      severity: 'note',
      title: `The error came with status ${status}`,
      explanation: `RFC 6749 wants 400 or 401 with an error. ${status >= 500 ? 'Clients that see a failing server try again without end' : 'Clients that follow redirects never see it'}.`,
      evidence: [{ kind: 'status' }, { kind: 'response-member', name: 'error' }],
      source: rfc(6749, '5.2'),
    };
  }),
];

/** Other statuses than these say what they mean, and quote the message. */
function isToldByStatus({ status }: HttpResponse): boolean {
  return status >= 300 && status !== 400 && status !== 422;
}

/** Whether a rule of its own speaks of this code. */
export function isExplained(code: string): boolean {
  return [...standardCodes, ...dpopCodes, ...explainedCodes].includes(code);
}
