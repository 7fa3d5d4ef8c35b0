import type { Connection } from '#core/oauth/connection.ts';
import { tokenRun } from '../run-builder.ts';
import { auth0, cognito, keycloak, parameters, refused } from './provider-connections.ts';
import type { RuleCase } from './rule-case.ts';

const issued = (connection: Partial<Connection>, members: object = {}, previousToken?: string) =>
  tokenRun(
    { access_token: 'opaque-token', token_type: 'Bearer', expires_in: 60, ...members },
    { connection, ...(previousToken === undefined ? {} : { previousToken }) },
  );
const part = (value: object) => btoa(JSON.stringify(value)).replaceAll('=', '');
const jwt = (claims: object) => `${part({ alg: 'RS256' })}.${part(claims)}.c2ln`;
const paypal: Partial<Connection> = { tokenEndpoint: 'https://api-m.sandbox.paypal.com/v1/oauth2/token', scope: '' };
const x: Partial<Connection> = { tokenEndpoint: 'https://api.x.com/oauth2/token', scope: '' };

/** The cases of `providerRules` that stand in the chapter of the token endpoint’s answer, in their order. */
export const providerAnswerCases: readonly RuleCase[] = [
  {
    id: 'auth0-opaque-token',
    example: 'an opaque token from Auth0, and no audience in the request',
    speaks: issued(auth0),
    silent: issued({ ...auth0, ...parameters(['audience', 'https://api.example']) }),
  },
  {
    id: 'curity-phantom-token',
    example: 'an opaque token from Curity',
    speaks: issued({ tokenEndpoint: 'https://login.example/oauth/v2/oauth-token' }),
    silent: issued({ tokenEndpoint: 'https://login.example/oauth/v2/oauth-token' }, { access_token: jwt({}) }),
  },
  {
    id: 'salesforce-instance-url',
    example: 'instance_url beside the token',
    speaks: issued(
      { tokenEndpoint: 'https://acme.my.salesforce.com/services/oauth2/token' },
      { instance_url: 'https://acme.my.salesforce.com' },
    ),
    silent: issued({ tokenEndpoint: 'https://as.example/token' }, { instance_url: 'https://acme.my.salesforce.com' }),
  },
  {
    id: 'paypal-nonce',
    example: 'a nonce beside PayPal’s token',
    speaks: issued(paypal, { nonce: '2026-11-25T00:00:00Z' }),
    silent: issued(paypal),
  },
  {
    id: 'paypal-other-environment',
    example: 'invalid_client from PayPal’s sandbox',
    speaks: refused(paypal, 'invalid_client', 401),
    silent: refused(paypal, 'invalid_scope'),
  },
  {
    id: 'keycloak-audience-account',
    example: 'a token of Keycloak whose audience is account',
    speaks: issued(keycloak, { access_token: jwt({ aud: 'account' }) }),
    silent: issued(keycloak, { access_token: jwt({ aud: ['account', 'my-api'] }) }),
  },
  {
    id: 'keycloak-service-accounts-off',
    example: 'unauthorized_client from Keycloak',
    speaks: refused(keycloak, 'unauthorized_client'),
    silent: refused({ tokenEndpoint: 'https://as.example/token' }, 'unauthorized_client'),
  },
  {
    id: 'cognito-says-little',
    example: 'invalid_grant from Cognito without a description',
    speaks: refused(cognito, 'invalid_grant'),
    silent: tokenRun({ error: 'invalid_grant', error_description: 'because' }, { status: 400, connection: cognito }),
  },
  {
    id: 'provider-same-token',
    example: 'the same token of X again',
    speaks: issued(x, {}, 'opaque-token'),
    silent: issued(x, {}, 'another-token'),
  },
];
