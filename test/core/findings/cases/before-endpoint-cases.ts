import { draftRun, failedRun } from '../run-builder.ts';
import { endpointCase, typedCase } from './before-case.ts';
import type { RuleCase } from './rule-case.ts';

const token = 'https://as.example/token';
const refused = failedRun({ kind: 'refused', address: '127.0.0.1:8080' });
const at = (tokenEndpoint: string) => ({ ...refused, connection: { ...refused.connection, tokenEndpoint } });

/** What is typed around an address. */
export const beforeSchemeCases: readonly RuleCase[] = [
  endpointCase('scheme-missing', 'an address without https://', 'as.example.org/token', 'https://as.example.org/token'),
  endpointCase('scheme-mistyped', 'an address with one slash too few', 'https:/as.example/token', token),
  endpointCase('scheme-doubled', 'an address pasted behind another', 'https://https://as.example/token', token),
  endpointCase('brackets-around-url', 'an address from a mail', '<https://as.example/token>', token),
  endpointCase(
    'punctuation-after-url',
    'an address from a sentence',
    'https://as.example/token.',
    'https://as.example/token.php',
  ),
  endpointCase(
    'placeholder-in-endpoint',
    'an address from instructions',
    'https://as.example/{tenant}/token',
    'https://as.example/tenant/token',
  ),
];

/** Host and port. */
export const beforeHostCases: readonly RuleCase[] = [
  endpointCase(
    'https-on-port-80',
    'https with the port of http',
    'https://as.example:80/token',
    'http://as.example:80/token',
  ),
  endpointCase(
    'http-on-port-443',
    'http with the port of https',
    'http://as.example:443/token',
    'https://as.example:443/token',
  ),
  endpointCase(
    'punycode-host',
    'a host with a Cyrillic letter',
    'https://\u0430pple.example/token',
    'https://apple.example/token',
  ),
  typedCase(
    'private-address-in-browser',
    'a server in the local network, called from the page',
    { tokenEndpoint: 'https://192.168.1.5/token', way: 'browser' },
    { tokenEndpoint: 'https://192.168.1.5/token', way: 'proxy' },
  ),
  {
    id: 'local-name',
    example: 'localhost refused the connection',
    speaks: at('http://localhost:8080/token'),
    silent: at('http://127.0.0.2:8080/token'),
  },
  endpointCase(
    'unspecified-address',
    'the address that a server printed',
    'http://0.0.0.0:8080/token',
    'http://127.0.0.1:8080/token',
  ),
  endpointCase(
    'host-without-dot',
    'the name of a container',
    'https://keycloak:8443/token',
    'https://keycloak.example:8443/token',
  ),
  {
    id: 'own-address',
    example: 'the address of this page',
    speaks: draftRun({ tokenEndpoint: 'http://localhost:8400/token' }),
    silent: draftRun({ tokenEndpoint: 'http://localhost:8480/token' }),
  },
];

/** Query, fragment, credentials and encryption. */
export const beforeUrlCases: readonly RuleCase[] = [
  endpointCase(
    'secret-in-url',
    'the secret as a parameter of the address',
    `${token}?client_secret=s3cret`,
    `${token}?client_id=a`,
  ),
  endpointCase(
    'credentials-in-url',
    'ID and secret before the host',
    'https://machine:s3cret@as.example/token',
    `${token}/@me`,
  ),
  endpointCase(
    'grant-parameters-in-url',
    'the grant type in the address',
    `${token}?grant_type=client_credentials`,
    `${token}?p=b2c`,
  ),
  endpointCase('other-parameters-in-url', 'a policy in the address', `${token}?p=b2c`, `${token}?scope=read`),
  endpointCase('fragment-in-url', 'an address with a #', `${token}#section`, token),
  endpointCase('plain-http', 'http to another machine', 'http://as.example/token', 'http://localhost/token'),
];

/** Another address of the server than its token endpoint. */
export const beforePathCases: readonly RuleCase[] = [
  endpointCase(
    'authorization-endpoint-typed',
    'the address for signing in',
    'https://as.example/oauth2/authorize',
    'https://as.example/authorize/token',
  ),
  endpointCase(
    'introspection-endpoint-typed',
    'the address for looking up tokens',
    'https://as.example/introspect',
    'https://as.example/introspect/token',
  ),
  endpointCase(
    'revocation-endpoint-typed',
    'the address for revoking',
    'https://as.example/oauth2/revoke',
    'https://as.example/revoke/token',
  ),
  endpointCase(
    'userinfo-endpoint-typed',
    'the address about the person',
    'https://as.example/userinfo',
    'https://as.example/userinfo/token',
  ),
  endpointCase(
    'key-set-typed',
    'the address of the keys',
    'https://as.example/certs',
    'https://as.example/certs/token',
  ),
  endpointCase(
    'registration-endpoint-typed',
    'the address for registering clients',
    'https://as.example/register',
    'https://as.example/registered',
  ),
  endpointCase(
    'device-endpoint-typed',
    'the address for another device',
    'https://as.example/devicecode',
    'https://as.example/devicecode/token',
  ),
  endpointCase(
    'par-endpoint-typed',
    'the address for pushed requests',
    'https://as.example/par',
    'https://as.example/part',
  ),
  endpointCase(
    'logout-endpoint-typed',
    'the address for signing out',
    'https://as.example/logout',
    'https://as.example/logout/token',
  ),
  endpointCase(
    'metadata-typed',
    'the address of the metadata',
    'https://as.example/.well-known/openid-configuration',
    'https://as.example/well-known/token',
  ),
  endpointCase(
    'issuer-typed',
    'a realm of Keycloak',
    'https://as.example/realms/main',
    'https://as.example/realms/main/protocol/openid-connect/token',
  ),
  endpointCase(
    'admin-page-typed',
    'a page of the console',
    'https://as.example/admin/master/clients',
    'https://as.example/admin/token',
  ),
  endpointCase('trailing-slash', 'a slash at the end', 'https://as.example/token/', token),
  endpointCase('double-slash-in-path', 'two addresses joined', 'https://as.example//token', token),
];
