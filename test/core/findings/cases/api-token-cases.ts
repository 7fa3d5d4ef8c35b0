import { decodeToken } from '#core/jwt/decode-token.ts';
import { call, type CallWishes, jwt, seconds } from '../api-run-builder.ts';
import { apiCertificateCases } from './client-certificate-cases.ts';
import { apiDpopCases } from './dpop-cases.ts';
import type { RuleCase } from './rule-case.ts';

const bearer = 'Bearer error="invalid_token"';
const says = (description: string, wishes: CallWishes = {}) =>
  call(401, { challenge: `${bearer}, error_description="${description}"`, ...wishes });
const date = (atSeconds: number) => [['Date', new Date(atSeconds * 1000).toUTCString()]] as const;
const plain = call(401, { challenge: bearer });
const times = { iat: seconds - 60, exp: seconds + 240, aud: 'api' };
const entra = 'https://login.microsoftonline.com/t/v2.0';
const wants = (challenge: string, wishes: CallWishes = {}) => call(401, { challenge, ...wishes });

/** The API wants another proof than a bearer token. */
export const apiProofCases: readonly RuleCase[] = [
  ...apiDpopCases,
  ...apiCertificateCases,
  {
    id: 'api-wants-user',
    example: 'insufficient_user_authentication',
    speaks: wants('Bearer error="insufficient_user_authentication", acr_values="mfa", max_age="300"'),
    silent: plain,
  },
  {
    id: 'api-wants-signature',
    example: 'an authorizer of AWS that is set to IAM',
    speaks: call(403, { body: { message: "Authorization header requires 'Credential' parameter." } }),
    silent: call(403, { body: { message: 'Forbidden' } }),
  },
  {
    id: 'api-wants-key',
    example: 'a missing subscription key',
    speaks: call(401, { body: { statusCode: 401, message: 'Access denied due to missing subscription key.' } }),
    silent: call(401, { body: { statusCode: 401, message: 'Access denied due to missing token.' } }),
  },
  {
    id: 'api-wants-other-login',
    example: 'a challenge with Basic alone',
    speaks: wants('Basic realm="intranet"'),
    silent: wants('Basic realm="intranet", Bearer'),
  },
];

/** What about the token is the reason. */
export const apiTokenCases: readonly RuleCase[] = [
  {
    id: 'api-clock-says-expired',
    example: 'an API whose clock is ten minutes ahead',
    speaks: wants(bearer, { claims: times, headers: date(seconds + 600) }),
    silent: wants(bearer, { claims: times, headers: date(seconds + 2) }),
  },
  {
    id: 'api-clock-says-too-early',
    example: 'an API whose clock is ten minutes behind',
    speaks: wants(bearer, { claims: times, headers: date(seconds - 600) }),
    silent: wants(bearer, { claims: times, headers: date(seconds - 50) }),
  },
  {
    id: 'api-token-not-yet-valid',
    example: 'a token that begins in a minute',
    speaks: wants(bearer, { run: { tokenLeft: { kind: 'not-yet', inMs: 60_000 } } }),
    silent: plain,
  },
  {
    id: 'api-token-made-here',
    example: 'a token that was made in this page',
    speaks: wants(bearer, { claims: times, run: { tokenOrigin: 'made' } }),
    silent: wants(bearer, { claims: times, run: { tokenOrigin: 'pasted' } }),
  },
  {
    id: 'api-id-token-sent',
    example: 'a token with nonce and at_hash',
    speaks: wants(bearer, { claims: { ...times, nonce: 'n', at_hash: 'h' } }),
    silent: wants(bearer, { claims: { ...times, sub: 'n' } }),
  },
  {
    id: 'api-refresh-token-sent',
    example: 'a refresh token of Keycloak',
    speaks: wants(bearer, { claims: { ...times, typ: 'Refresh' } }),
    silent: wants(bearer, { claims: { ...times, typ: 'Bearer' } }),
  },
  {
    id: 'api-token-damaged',
    example: 'a JWT that was cut in copying',
    speaks: wants(bearer, { run: { token: decodeToken(jwt(times).slice(0, 90)) } }),
    silent: wants(bearer, { claims: times }),
  },
  {
    id: 'api-token-unsigned',
    example: 'a token with alg none',
    speaks: wants(bearer, { run: { token: decodeToken(`${jwt(times, { alg: 'none' }).replace(/[^.]*$/, '')}`) } }),
    silent: wants(bearer, { claims: times }),
  },
  {
    id: 'api-says-no-jwt',
    example: 'an opaque token at an API that parses JWTs',
    speaks: says('Jwt is not in the form of Header.Payload.Signature with two dots and 3 sections'),
    silent: says('Jwt is not good', { claims: times }),
  },
  {
    id: 'api-says-expired',
    example: '“The access token expired” for a token with time left',
    speaks: says('The access token expired'),
    silent: says('The access token is invalid or has expired'),
  },
  {
    id: 'api-says-signature',
    example: '“signature validation failed”',
    speaks: says('IDX10503: Signature validation failed'),
    silent: says('Token refused'),
  },
  {
    id: 'api-says-revoked',
    example: '“Token is not active”',
    speaks: says('Token is not active'),
    silent: says('Token refused'),
  },
  {
    id: 'api-graph-token',
    example: 'a token for Microsoft Graph, sent elsewhere',
    speaks: wants(bearer, { claims: { ...times, aud: 'https://graph.microsoft.com' } }),
    silent: wants(bearer, {
      claims: { ...times, aud: 'https://graph.microsoft.com' },
      url: 'https://graph.microsoft.com/v1.0/users',
    }),
  },
  {
    id: 'api-graph-wants-own-token',
    example: 'a token for another API, sent to Microsoft Graph',
    speaks: wants(bearer, { claims: times, url: 'https://graph.microsoft.com/v1.0/users' }),
    silent: wants(bearer, { claims: times }),
  },
  {
    id: 'api-wrong-audience',
    example: 'a token for another host',
    speaks: wants(bearer, { claims: { ...times, aud: 'https://other.example/' } }),
    silent: wants(bearer, { claims: { ...times, aud: ['https://other.example/', 'https://api.example'] } }),
  },
  {
    id: 'api-audience-default',
    example: 'a token of Keycloak without an audience mapper',
    speaks: wants(bearer, { claims: { ...times, aud: 'account' } }),
    silent: wants(bearer, { claims: { ...times, aud: 'accounts' } }),
  },
  {
    id: 'api-wrong-issuer',
    example: '“invalid issuer”',
    speaks: says('The issuer is invalid', { claims: { ...times, iss: 'http://localhost:8080/realms/a' } }),
    silent: says('The token is invalid', { claims: { ...times, iss: 'https://as.example/realms/a' } }),
  },
  {
    id: 'api-issuer-elsewhere',
    example: 'a token whose issuer has another host than the token endpoint',
    speaks: wants(bearer, { claims: { ...times, iss: 'http://keycloak:8080/realms/a' } }),
    silent: wants(bearer, { claims: { ...times, iss: 'https://as.example/realms/a' } }),
  },
  {
    id: 'api-entra-without-roles',
    example: 'a token of Microsoft Entra without roles',
    speaks: call(403, { claims: { ...times, iss: entra } }),
    silent: call(403, { claims: { ...times, iss: entra, roles: ['Read'] } }),
  },
  {
    id: 'api-no-token',
    example: 'a call without a token',
    speaks: call(401, { authorization: undefined, challenge: 'Bearer' }),
    silent: plain,
  },
];
