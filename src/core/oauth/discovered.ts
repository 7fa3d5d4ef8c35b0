import type { DiscoveryDocument } from './discovery-read.ts';
import type { Members } from './token-response.ts';

/**
 * What an authorization server says it can do, as far as it matters to client credentials (RFC 8414 §2). Lists that are
 * absent are undefined: what that means is said by whoever asks.
 */
export type Discovered = {
  readonly issuer: string;
  /** Where the document is. */
  readonly url: string;
  readonly tokenEndpoint: string | undefined;
  readonly introspectionEndpoint: string | undefined;
  readonly revocationEndpoint: string | undefined;
  /** Where clients register themselves (RFC 7591 §3). */
  readonly registrationEndpoint: string | undefined;
  readonly jwksUri: string | undefined;
  readonly grantTypes: readonly string[] | undefined;
  /** `token_endpoint_auth_methods_supported`; where it is absent, client_secret_basic is the default. */
  readonly methods: readonly string[] | undefined;
  /** Algorithms for assertions by which a client proves itself. */
  readonly signingAlgorithms: readonly string[] | undefined;
  readonly scopesSupported: readonly string[] | undefined;
  /** RFC 9449 §5.1. */
  readonly dpopAlgorithms: readonly string[] | undefined;
  /** RFC 9396 §10. */
  readonly authorizationDetailsTypes: readonly string[] | undefined;
  /** The endpoints for clients with a certificate, where they differ from the others (RFC 8705 §5). */
  readonly mtlsTokenEndpoint: string | undefined;
  readonly mtlsIntrospectionEndpoint: string | undefined;
  readonly mtlsRevocationEndpoint: string | undefined;
};

/** Reads the facts out of a found document; a member of another type counts as absent. */
export function readDiscovered({ url, metadata }: DiscoveryDocument): Discovered {
  const { members } = metadata;
  const aliases = memberOf(members, 'mtls_endpoint_aliases');
  const listOf = (name: string) => texts(memberOf(members, name));
  const aliasOf = (name: string) => (isMembers(aliases) ? text(memberOf(aliases, name)) : undefined);
  return {
    issuer: metadata.issuer,
    url,
    tokenEndpoint: metadata.tokenEndpoint,
    introspectionEndpoint: metadata.introspectionEndpoint,
    revocationEndpoint: metadata.revocationEndpoint,
    registrationEndpoint: text(memberOf(members, 'registration_endpoint')),
    jwksUri: metadata.jwksUri,
    grantTypes: listOf('grant_types_supported'),
    methods: listOf('token_endpoint_auth_methods_supported'),
    signingAlgorithms: listOf('token_endpoint_auth_signing_alg_values_supported'),
    scopesSupported: listOf('scopes_supported'),
    dpopAlgorithms: listOf('dpop_signing_alg_values_supported'),
    authorizationDetailsTypes: listOf('authorization_details_types_supported'),
    mtlsTokenEndpoint: aliasOf('token_endpoint'),
    mtlsIntrospectionEndpoint: aliasOf('introspection_endpoint'),
    mtlsRevocationEndpoint: aliasOf('revocation_endpoint'),
  };
}

const compared = [
  ['tokenEndpoint', 'token_endpoint'],
  ['jwksUri', 'jwks_uri'],
  ['introspectionEndpoint', 'introspection_endpoint'],
  ['revocationEndpoint', 'revocation_endpoint'],
  ['registrationEndpoint', 'registration_endpoint'],
  ['methods', 'token_endpoint_auth_methods_supported'],
  ['grantTypes', 'grant_types_supported'],
  ['scopesSupported', 'scopes_supported'],
  ['signingAlgorithms', 'token_endpoint_auth_signing_alg_values_supported'],
  ['dpopAlgorithms', 'dpop_signing_alg_values_supported'],
  ['mtlsTokenEndpoint', 'mtls_endpoint_aliases'],
] as const;

/** The members that two documents of one server tell differently; what only one of them has is no contradiction. */
export function disagreements(one: Discovered, other: Discovered): readonly string[] {
  return compared.flatMap(([key, name]) => {
    const [a, b] = [one[key], other[key]];
    return a === undefined || b === undefined || sameWords(a, b) ? [] : [name];
  });
}

/** The order of a list says nothing. */
function sameWords(a: string | readonly string[], b: string | readonly string[]): boolean {
  const words = (value: string | readonly string[]) =>
    JSON.stringify(typeof value === 'string' ? value : [...new Set(value)].toSorted());
  return words(a) === words(b);
}

function memberOf(members: Members, name: string): unknown {
  return Object.hasOwn(members, name) ? members[name] : undefined;
}

function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function texts(value: unknown): readonly string[] | undefined {
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : undefined;
}
