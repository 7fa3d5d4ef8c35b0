import type { Metadata } from './metadata-read.ts';
import type { Members } from './token-response.ts';

/** Whether metadata that were found by guessing the issuer are those of this token endpoint: they must name it. */
export function isMetadataOf({ tokenEndpoint, members }: Metadata, typed: string): boolean {
  return isSameUrl(tokenEndpoint, typed) || isSameUrl(mtlsTokenEndpoint(members), typed);
}

/** The token endpoint for clients with a certificate, where metadata name one of its own (RFC 8705 §5). */
export function mtlsTokenEndpoint(members: Members): unknown {
  const aliases: unknown = Object.hasOwn(members, 'mtls_endpoint_aliases') ? members['mtls_endpoint_aliases'] : {};
  if (typeof aliases !== 'object' || aliases === null) return undefined;
  return Object.getOwnPropertyDescriptor(aliases, 'token_endpoint')?.value;
}

function isSameUrl(named: unknown, typed: string): boolean {
  if (typeof named !== 'string' || !URL.canParse(named) || !URL.canParse(typed)) return false;
  return new URL(named).href === new URL(typed).href;
}
