import { tokenRun } from '../run-builder.ts';
import { refused, ruleCase } from './case-builder.ts';
import type { RuleCase } from './rule-case.ts';

const at = (url: string) => ({ url });

/** A case for each make of authorization server. */
export const vendorCases: readonly RuleCase[] = [
  ruleCase(
    'entra-error',
    'AADSTS7000222 of Microsoft Entra ID, an expired secret',
    refused('invalid_client', 'AADSTS7000222: The provided client secret keys are expired. Trace ID: 1', {
      status: 401,
    }),
    refused('invalid_client', 'The provided client secret keys are expired.', { status: 401 }),
  ),
  ruleCase(
    'auth0-error',
    'Auth0 asked without an audience',
    refused('access_denied', 'Non-global clients are not allowed access to APIv1', { status: 403 }),
    refused('access_denied', 'Unauthorized', { status: 403 }),
  ),
  ruleCase(
    'okta-error',
    'Okta without an access policy',
    refused('access_denied', 'Policy evaluation failed for this request, please check the policy configurations.'),
    refused('access_denied', 'A policy failed.'),
  ),
  ruleCase(
    'keycloak-error',
    'a client of Keycloak without a service account',
    refused('unauthorized_client', 'Client not enabled to retrieve service account', { status: 401 }),
    refused('unauthorized_client', 'Client not enabled', { status: 401 }),
  ),
  ruleCase(
    'hydra-error',
    'a client of Ory that is set up for client_secret_post',
    refused(
      'invalid_client',
      "The OAuth 2.0 Client supports client authentication method 'client_secret_post', but method 'client_secret_basic' was requested.",
      { status: 401 },
    ),
    refused('invalid_client', 'Client authentication failed.', { status: 401 }),
  ),
  ruleCase(
    'salesforce-error',
    'an app of Salesforce without a user to run as',
    refused('invalid_grant', 'no client credentials user enabled'),
    refused('invalid_grant', 'authentication failure'),
  ),
  ruleCase(
    'aws-error',
    'an AWS API Gateway that knows no such path',
    tokenRun({ message: 'Missing Authentication Token' }, { status: 403 }),
    tokenRun({ message: 'Forbidden' }, { status: 403 }),
  ),
  ruleCase(
    'apigee-error',
    'a client ID that Apigee does not know',
    tokenRun(
      {
        fault: {
          faultstring: 'Invalid client identifier {0}',
          detail: { errorcode: 'oauth.v2.InvalidClientIdentifier' },
        },
      },
      { status: 401 },
    ),
    tokenRun({ fault: { faultstring: 'Spike arrest', detail: { errorcode: 'policies.x' } } }, { status: 401 }),
  ),
  ruleCase(
    'azure-gateway-error',
    'a gateway that wants a key of its own',
    tokenRun({ statusCode: 401, message: 'Access denied due to missing subscription key.' }, { status: 401 }),
    tokenRun({ statusCode: 401, message: 'Access denied.' }, { status: 401 }),
  ),
  ruleCase(
    'wso2-error',
    'a client ID that WSO2 does not know',
    refused('invalid_client', 'A valid OAuth client could not be found for client_id: machine', { status: 401 }),
    refused('invalid_client', 'Client credentials are invalid.', { status: 401 }),
  ),
  ruleCase(
    'x-error',
    'error 99 of X',
    tokenRun(
      { errors: [{ code: 99, message: 'Unable to verify your credentials', label: 'authenticity_token_error' }] },
      { status: 403 },
    ),
    tokenRun({ errors: [{ code: 34, message: 'Sorry, that page does not exist' }] }, { status: 403 }),
  ),
  ruleCase(
    'spotify-error',
    'a wrong secret at Spotify',
    refused('invalid_client', 'Invalid client secret', at('https://accounts.spotify.com/api/token')),
    refused('invalid_client', 'Invalid client secret', at('https://as.example/api/token')),
  ),
];
