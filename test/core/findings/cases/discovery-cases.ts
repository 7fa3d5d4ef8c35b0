import { discovery, found, notFound } from '../discovery-builder.ts';
import type { RuleCase } from './rule-case.ts';

const issuer = 'https://as.example';
const usual = { issuer, token_endpoint: 'https://as.example/token', grant_types_supported: ['client_credentials'] };
const place = 'https://as.example/.well-known/oauth-authorization-server';
const openId = 'https://as.example/.well-known/openid-configuration';
const read = discovery(found(place, usual));

/** A case for each rule about looking for a server's metadata. */
export const discoveryCases: readonly RuleCase[] = [
  {
    id: 'metadata-of-another-issuer',
    example: 'metadata in which another issuer stands',
    speaks: discovery(notFound(place, { ...usual, issuer: 'https://evil.example' })),
    silent: read,
  },
  {
    id: 'metadata-of-another-endpoint',
    example: 'a token endpoint whose host has the metadata of another one',
    speaks: discovery(notFound(place, usual, { tokenEndpoint: 'https://as.example/other/token' })),
    silent: discovery(found(place, usual, { tokenEndpoint: 'https://as.example/token' })),
  },
  {
    id: 'metadata-unreadable',
    example: 'a login page at the well-known address',
    speaks: discovery(notFound(place, '<!doctype html><title>Log in</title>')),
    silent: discovery(notFound(place, '', { status: 404 })),
  },
  {
    id: 'metadata-elsewhere',
    example: 'a well-known address that redirects',
    speaks: discovery(notFound(place, '', { status: 302 })),
    silent: discovery(notFound(place, '', { status: 404 })),
  },
  {
    id: 'discovered-no-token-endpoint',
    example: 'a server that only logs people in',
    speaks: discovery(found(place, { issuer })),
    silent: read,
  },
  {
    id: 'metadata-over-http',
    example: 'an issuer at an http address',
    speaks: discovery(
      found('http://as.example/.well-known/oauth-authorization-server', { ...usual, issuer: 'http://as.example' }),
    ),
    silent: discovery(
      found('http://localhost:8480/.well-known/oauth-authorization-server', {
        ...usual,
        issuer: 'http://localhost:8480',
      }),
    ),
  },
  {
    id: 'discovered-address-over-http',
    example: 'a server behind a load balancer that names http addresses',
    speaks: discovery(found(place, { ...usual, jwks_uri: 'http://as.example/keys' })),
    silent: discovery(found(place, { ...usual, jwks_uri: 'https://as.example/keys' })),
  },
  {
    id: 'discovered-token-endpoint-elsewhere',
    example: 'a token endpoint at another host',
    speaks: discovery(found(place, { ...usual, token_endpoint: 'https://login.other.example/token' })),
    silent: read,
  },
  {
    id: 'metadata-documents-differ',
    example: 'two documents with two token endpoints',
    speaks: discovery(found(place, usual), found(openId, { ...usual, token_endpoint: 'https://as.example/v2/token' })),
    silent: discovery(found(place, usual), found(openId, usual)),
  },
  {
    id: 'client-credentials-not-listed',
    example: 'a server that lists only authorization_code',
    speaks: discovery(found(place, { ...usual, grant_types_supported: ['authorization_code'] })),
    silent: read,
  },
  {
    id: 'grants-not-told',
    example: 'metadata without a list of grants',
    speaks: discovery(found(place, { ...usual, grant_types_supported: undefined })),
    silent: read,
  },
  {
    id: 'discovered-methods-unknown-here',
    example: 'a server with a method of its own',
    speaks: discovery(found(place, { ...usual, token_endpoint_auth_methods_supported: ['x_house_method'] })),
    silent: discovery(
      found(place, { ...usual, token_endpoint_auth_methods_supported: ['x_house_method', 'client_secret_post'] }),
    ),
  },
  {
    id: 'signing-algorithms-not-told',
    example: 'private_key_jwt without the algorithms for it',
    speaks: discovery(found(place, { ...usual, token_endpoint_auth_methods_supported: ['private_key_jwt'] })),
    silent: discovery(
      found(place, {
        ...usual,
        token_endpoint_auth_methods_supported: ['private_key_jwt'],
        token_endpoint_auth_signing_alg_values_supported: ['RS256'],
      }),
    ),
  },
  {
    id: 'algorithms-not-allowed',
    example: 'a shared secret among the algorithms of DPoP proofs',
    speaks: discovery(found(place, { ...usual, dpop_signing_alg_values_supported: ['ES256', 'HS256'] })),
    silent: discovery(
      found(place, {
        ...usual,
        dpop_signing_alg_values_supported: ['ES256'],
        token_endpoint_auth_signing_alg_values_supported: ['HS256'],
      }),
    ),
  },
  {
    id: 'issuer-written-differently',
    example: 'an issuer with a slash at the end',
    speaks: discovery(found(place, { ...usual, issuer: `${issuer}/` })),
    silent: read,
  },
  {
    id: 'metadata-read',
    example: 'a server that says all that is needed',
    speaks: read,
    silent: discovery(found(place, { ...usual, grant_types_supported: [] })),
  },
];
