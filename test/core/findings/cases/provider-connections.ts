import type { Connection } from '#core/oauth/connection.ts';
import type { TokenRun } from '#core/findings/finding.ts';
import { tokenRun } from '../run-builder.ts';

export const entra: Partial<Connection> = {
  tokenEndpoint: 'https://login.microsoftonline.com/contoso.example/oauth2/v2.0/token',
  clientAuthentication: 'client_secret_post',
  scope: 'https://graph.microsoft.com/.default',
};
export const entraV1: Partial<Connection> = {
  tokenEndpoint: 'https://login.microsoftonline.com/contoso.example/oauth2/token',
  clientAuthentication: 'client_secret_post',
  scope: '',
};
export const auth0: Partial<Connection> = {
  tokenEndpoint: 'https://acme.eu.auth0.com/oauth/token',
  clientAuthentication: 'client_secret_post',
};
export const okta: Partial<Connection> = {
  tokenEndpoint: 'https://acme.okta.com/oauth2/default/v1/token',
  scope: 'things',
};
export const oktaOrg: Partial<Connection> = {
  tokenEndpoint: 'https://acme.okta.com/oauth2/v1/token',
  scope: 'okta.users.read',
};
export const cognito: Partial<Connection> = {
  tokenEndpoint: 'https://acme.auth.eu-west-1.amazoncognito.com/oauth2/token',
  scope: 'api/read',
};
export const keycloak: Partial<Connection> = {
  tokenEndpoint: 'https://sso.example/realms/main/protocol/openid-connect/token',
};
export const identityServer: Partial<Connection> = {
  tokenEndpoint: 'https://identity.example/connect/token',
  clientSecret: 'a+b',
  basicEncoding: 'raw',
};
export const hydra: Partial<Connection> = { tokenEndpoint: 'https://acme.projects.oryapis.com/oauth2/token' };
export const zitadel: Partial<Connection> = {
  tokenEndpoint: 'https://acme.zitadel.cloud/oauth/v2/token',
  scope: 'openid',
  basicEncoding: 'form',
};
export const ping: Partial<Connection> = { tokenEndpoint: 'https://sso.example/as/token.oauth2' };

export const parameters = (...pairs: readonly (readonly [string, string])[]): Partial<Connection> => ({
  parameters: pairs.map(([name, value]) => ({ name, value, on: true })),
});
export const refused = (connection: Partial<Connection>, error: string, status = 400): TokenRun =>
  tokenRun({ error }, { status, connection });
