import { tokenRun } from '../run-builder.ts';
import { refused, refusedFor, ruleCase } from './case-builder.ts';
import { dpopRefusalCases } from './dpop-cases.ts';
import type { RuleCase } from './rule-case.ts';

const request = (id: string, example: string, words: string): RuleCase =>
  ruleCase(id, example, refused('invalid_request', words), refused('invalid_request', 'Something else.'));
const client = (id: string, example: string, words: string): RuleCase =>
  ruleCase(id, example, refused('invalid_client', words), refused('invalid_client'));
/** A code of its own: it speaks for that, and not for a code that looks alike. */
const code = (id: string, error: string, example = `the code ${error}`): RuleCase =>
  ruleCase(id, example, refused(error), refused(`${error}_x`));

/** A case for each rule about an error in the answer. */
export const refusalCases: readonly RuleCase[] = [
  request('two-credentials', 'a server that found the credentials twice', 'Cannot supply multiple client credentials.'),
  request('grant-type-not-read', 'a server that did not read the body', 'Missing form parameter: grant_type'),
  request('credentials-not-found', 'a server that looks for the client in the body', 'client_id is required'),
  request('parameter-twice', 'a scope in the URL and in the body', 'Duplicate parameter: scope'),
  request('parameter-missing', 'a server that wants an audience', 'Missing required parameter: audience'),
  request('https-wanted', 'a server that refuses plain http', 'HTTPS is required'),
  ruleCase(
    'invalid-request',
    'invalid_request and no more',
    refused('invalid_request'),
    refused('invalid_request', 'Missing required parameter: audience'),
  ),
  client('client-secret-expired', 'words that say so', 'The client secret has expired.'),
  client('client-locked', 'a client that was disabled', 'The client is disabled.'),
  client(
    'client-method-refused',
    'a client set up for client_secret_post',
    'token_endpoint_auth_method must be client_secret_post',
  ),
  client('client-proof-wanted', 'a client set up for private_key_jwt', 'client_assertion is required'),
  client('client-unknown', 'words that say so', 'Client not found'),
  ruleCase(
    'wrong-secret',
    'invalid_client and no more',
    refused('invalid_client', undefined, { status: 401 }),
    refused('invalid_client', 'Client not found', { status: 401 }),
  ),
  ruleCase(
    'scope-wanted',
    'a request without a scope',
    refusedFor({ scope: '' }, 'invalid_scope'),
    refused('invalid_scope'),
  ),
  ruleCase(
    'scope-refused',
    'a scope that the client does not have',
    refused('invalid_scope', 'write is not allowed'),
    refusedFor({ scope: '' }, 'invalid_scope'),
  ),
  ruleCase(
    'invalid-grant',
    'invalid_grant and no more',
    refused('invalid_grant'),
    refused('invalid_grant', 'Missing grant_type'),
  ),
  code('unauthorized-client', 'unauthorized_client', 'a grant that is switched off for the client'),
  ruleCase(
    'unsupported-grant-type',
    'an endpoint without this grant',
    refused('unsupported_grant_type'),
    refused('unsupported_grant_type', 'grant_type parameter is missing'),
  ),
  ...dpopRefusalCases,
  code('access-denied', 'access_denied'),
  code('error-at-server', 'server_error'),
  code('temporarily-unavailable', 'temporarily_unavailable'),
  code('asked-too-often', 'rate_limit_exceeded'),
  code('device-flow-pending', 'authorization_pending'),
  code('device-flow-slow-down', 'slow_down'),
  code('device-flow-expired', 'expired_token'),
  code('invalid-target', 'invalid_target'),
  code('invalid-authorization-details', 'invalid_authorization_details'),

  code('request-object-refused', 'invalid_request_uri'),
  code('step-up-wanted', 'insufficient_user_authentication'),
  code('token-type-not-revocable', 'unsupported_token_type'),
  code('person-wanted', 'interaction_required'),
  code('answer-of-an-api', 'invalid_token'),
  code('answer-of-registration', 'invalid_client_metadata'),
  code('answer-of-authorization', 'unsupported_response_type'),
  code('attestation-wanted', 'use_attestation_challenge'),
  code('no-such-thing', 'route_not_found'),
  code('method-not-taken', 'unsupported_method'),
  ruleCase(
    'error-in-own-form',
    'an error that is an object',
    tokenRun({ error: { code: 17, message: 'No such tenant' } }, { status: 400 }),
    tokenRun({ error: { code: 'invalid_client', message: 'No such tenant' } }, { status: 400 }),
  ),
  ruleCase('other-error', 'a code that the server made up', refused('computer_says_no'), refused('invalid_scope')),
  ruleCase('error-code-misspelt', '“Invalid Client”', refused('Invalid Client'), refused('invalid_client')),
  ruleCase(
    'error-with-success-status',
    'invalid_client with 200',
    refused('invalid_client', undefined, { status: 200 }),
    refused('invalid_client', undefined, { status: 401 }),
  ),
  ruleCase(
    'error-with-odd-status',
    'invalid_scope with 500',
    refused('invalid_scope', undefined, { status: 500 }),
    refused('server_error', undefined, { status: 500 }),
  ),
];
