import { type Connection, provesByCertificate } from './connection.ts';
import type { Metadata } from './metadata-read.ts';
import type { Members } from './token-response.ts';

/** Whether metadata that were found by guessing the issuer are those of this token endpoint: they must name it. */
export function isMetadataOf({ tokenEndpoint, members }: Metadata, typed: string): boolean {
  return isSameUrl(tokenEndpoint, typed) || isSameUrl(mtlsTokenEndpoint(members), typed);
}

/** The token endpoint for clients with a certificate, where metadata name one of its own (RFC 8705 §5). */
export function mtlsTokenEndpoint(members: Members): unknown {
  return alias(members, 'token_endpoint');
}

/**
 * Where these metadata have this client introspect or revoke. A client that proves itself by a certificate, or has its
 * tokens from the alias, asks there as well, where there is an alias (RFC 8705 §5).
 */
export function endpointFor(
  metadata: Metadata,
  { tokenEndpoint, clientAuthentication }: Pick<Connection, 'tokenEndpoint' | 'clientAuthentication'>,
  name: 'introspection' | 'revocation',
): string | undefined {
  const { members } = metadata;
  const isByAlias = provesByCertificate(clientAuthentication) || isSameUrl(mtlsTokenEndpoint(members), tokenEndpoint);
  const other = isByAlias ? alias(members, `${name}_endpoint`) : undefined;
  return typeof other === 'string' ? other : metadata[`${name}Endpoint`];
}

function alias(members: Members, name: string): unknown {
  const aliases: unknown = Object.hasOwn(members, 'mtls_endpoint_aliases') ? members['mtls_endpoint_aliases'] : {};
  if (typeof aliases !== 'object' || aliases === null) return undefined;
  return Object.getOwnPropertyDescriptor(aliases, name)?.value;
}

function isSameUrl(named: unknown, typed: string): boolean {
  if (typeof named !== 'string' || !URL.canParse(named) || !URL.canParse(typed)) return false;
  return new URL(named).href === new URL(typed).href;
}
