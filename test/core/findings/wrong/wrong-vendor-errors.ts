import { answer, ok, refused, page, at, type WrongAnswer } from './wrong-answer.ts';

const entra = (number: number, error = 'invalid_client'): string =>
  refused(error, `AADSTS${number}: Something. Trace ID: 1`, '401 Unauthorized');
/** Errors in the words of a vendor, or in a form of the server’s own. */
export const vendorErrors: readonly WrongAnswer[] = [
  ...[
    7000215, 7000216, 7000222, 700016, 90002, 900023, 501051, 9002326, 700027, 700024, 7000229, 50013, 53003, 650057,
    7000218, 50196,
  ].map((number): WrongAnswer => [`AADSTS${number}`, entra(number), 'entra-error']),
  ['AADSTS1002012', entra(1002012, 'invalid_scope'), 'entra-error', { scope: 'https://graph.microsoft.com/User.Read' }],
  [
    'an AADSTS number in error_codes alone',
    answer('400 Bad Request', '{"error":"invalid_request","error_codes":[90002]}'),
    'entra-error',
  ],
  [
    'an AADSTS number in a page',
    page('400 Bad Request', '<html><title>Sign in</title>AADSTS900561: The endpoint only accepts POST requests.'),
    'entra-error',
  ],
  [
    'Auth0 without audience',
    refused('access_denied', 'Non-global clients are not allowed access to APIv1', '403 Forbidden'),
    'auth0-error',
  ],
  [
    'Auth0 without a grant',
    refused(
      'access_denied',
      'Client is not authorized to access "https://api". You need to create a "client-grant" associated to this API.',
      '403 Forbidden',
    ),
    'auth0-error',
  ],
  [
    'Auth0 with an unknown audience',
    refused('access_denied', 'Service not enabled within domain: https://api', '403 Forbidden'),
    'auth0-error',
  ],
  [
    'Auth0 with a wrong secret',
    refused('access_denied', 'Unauthorized', '401 Unauthorized'),
    'auth0-error',
    {
      tokenEndpoint: 'https://t.eu.auth0.com/oauth/token',
      parameters: [{ name: 'audience', value: 'https://api.example', on: true }],
    },
  ],
  [
    'Okta without a policy',
    refused('access_denied', 'Policy evaluation failed for this request, please check the policy configurations.'),
    'okta-error',
  ],
  [
    'Okta in its own form',
    answer(
      '401 Unauthorized',
      '{"errorCode":"invalid_client","errorSummary":"Invalid value for \'client_id\' parameter.","errorId":"x"}',
    ),
    'okta-error',
  ],
  [
    'Okta without a scope',
    refused(
      'invalid_scope',
      "The authorization server resource does not have any configured default scopes, 'scope' must be provided.",
    ),
    'okta-error',
  ],
  [
    'Keycloak without a service account',
    refused('unauthorized_client', 'Client not enabled to retrieve service account', '401 Unauthorized'),
    'keycloak-error',
  ],
  [
    'Keycloak with a wrong secret',
    refused('unauthorized_client', 'Invalid client or Invalid client credentials', '401 Unauthorized'),
    'keycloak-error',
  ],
  ['Keycloak without the realm', answer('404 Not Found', '{"error":"Realm does not exist"}'), 'keycloak-error'],
  [
    'Hydra with another method',
    refused(
      'invalid_client',
      "Client authentication failed (e.g., unknown client, no client authentication included, or unsupported authentication method). The OAuth 2.0 Client supports client authentication method 'client_secret_post', but method 'client_secret_basic' was requested.",
      '401 Unauthorized',
    ),
    'hydra-error',
  ],
  [
    'Hydra with a hint',
    answer(
      '400 Bad Request',
      '{"error":"invalid_request","error_hint":"Requested audience \'x\' has not been whitelisted by the OAuth 2.0 Client."}',
    ),
    'hydra-error',
  ],
  ['Salesforce without a user', refused('invalid_grant', 'no client credentials user enabled'), 'salesforce-error'],
  [
    'Salesforce at the wrong host',
    refused('invalid_grant', 'request not supported on this domain'),
    'salesforce-error',
  ],
  [
    'X with wrong credentials',
    answer(
      '403 Forbidden',
      '{"errors":[{"code":99,"message":"Unable to verify your credentials","label":"authenticity_token_error"}]}',
    ),
    'x-error',
  ],
  [
    'Apigee with an unknown key',
    answer(
      '401 Unauthorized',
      '{"fault":{"faultstring":"Invalid client identifier {0}","detail":{"errorcode":"oauth.v2.InvalidClientIdentifier"}}}',
    ),
    'apigee-error',
  ],
  [
    'WSO2 with an unknown client',
    refused('invalid_client', 'A valid OAuth client could not be found for client_id: x', '401 Unauthorized'),
    'wso2-error',
  ],
  ['API Gateway at a wrong path', answer('403 Forbidden', '{"message":"Missing Authentication Token"}'), 'aws-error'],
  [
    'Google',
    refused('unsupported_grant_type', 'Invalid grant_type: client_credentials'),
    'provider-grant-absent',
    at('https://oauth2.googleapis.com/token'),
  ],
  [
    'an error that is an object',
    answer('400 Bad Request', '{"error":{"code":400,"message":"Bad thing","status":"INVALID_ARGUMENT"}}'),
    'error-in-own-form',
  ],
  [
    'an error that is an object with a code of OAuth',
    answer('401 Unauthorized', '{"error":{"code":"invalid_client","message":"no"}}'),
    'wrong-secret',
  ],
  ['an error that is true', answer('400 Bad Request', '{"error":true,"message":"nope"}'), 'error-in-own-form'],
  [
    'problem details',
    answer('400 Bad Request', '{"type":"about:blank","title":"Bad","detail":"No grant"}'),
    'error-in-own-form',
  ],
  ['a list of errors', ok({ errors: ['one', 'two'] }), 'error-in-own-form'],
  [
    'the words of a framework',
    answer('404 Not Found', '{"timestamp":1,"status":404,"error":"Not Found","path":"/token"}'),
    'not-found',
  ],
  [
    'the words of another framework',
    answer('401 Unauthorized', '{"statusCode":401,"message":"Unauthorized"}'),
    'wrong-secret-unsaid',
  ],
  ['a success that is none', ok({ success: false, message: 'Invalid credentials' }), 'error-in-own-form'],
  ['a number of its own', ok({ code: 40101, msg: 'app_secret invalid' }), 'error-in-own-form'],
  [
    'a sentence for a code, with 415',
    answer('415 Unsupported', '{"error":"HTTP 415 Unsupported Media Type"}'),
    'media-type-refused',
  ],
  [
    'a sentence for a code, with 400',
    answer('400 Bad Request', '{"error":"Authorization field missing"}'),
    'other-error',
  ],
  ['incorrect_client_credentials', ok({ error: 'incorrect_client_credentials' }), 'wrong-secret'],
  ['invalid_client_id', ok({ ok: false, error: 'invalid_client_id' }), 'client-unknown'],
  [
    'a subscription key',
    answer('401 Unauthorized', '{"message":"Access denied due to missing subscription key."}'),
    'azure-gateway-error',
  ],
];
