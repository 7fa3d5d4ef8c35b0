import { urlFault } from '#core/http/url-fault.ts';
import type { Connection } from '#core/oauth/connection.ts';
import { issuerGuesses } from '#core/oauth/issuer-guesses.ts';
import { endpointFor, isMetadataOf } from '#core/oauth/metadata-of.ts';
import { mayReceiveSecret } from '#core/oauth/lookup-endpoint.ts';
import type { Metadata, MetadataReading } from '#core/oauth/metadata-read.ts';
import { findMetadata, metadataNames } from './find-metadata.ts';
import type { Lookup } from './lookup.ts';
import type { LookupFault } from './workbench.ts';

export type EndpointPurpose = 'introspect' | 'revoke';

export type FoundEndpoint =
  /** With the metadata that name it, unless it was typed. */
  | { readonly kind: 'endpoint'; readonly url: string; readonly metadata?: Metadata }
  | ({ readonly kind: 'none' } & Pick<LookupFault, 'sentence' | 'elsewhere'>);

const words = { introspect: 'introspection', revoke: 'revocation' } as const;
const placesPerGuess = 2;

/**
 * Where to introspect or revoke: the typed endpoint, or the one that the authorization server's own metadata names. The
 * metadata is found by the token endpoint that the person typed, never by what a token claims, because the client's
 * secret goes there; one at another origin is asked only once the person has agreed to its host.
 */
export async function findEndpoint(
  lookup: Lookup,
  connection: Connection,
  purpose: EndpointPurpose,
  agreedUrl: string | undefined,
): Promise<FoundEndpoint> {
  const typed = purpose === 'introspect' ? connection.introspectionEndpoint : connection.revocationEndpoint;
  if (typed !== '') {
    const fault = urlFault(typed, `${words[purpose]} endpoint`);
    return fault === undefined ? { kind: 'endpoint', url: typed } : { kind: 'none', sentence: fault };
  }
  const fault = urlFault(connection.tokenEndpoint, 'token endpoint');
  if (fault !== undefined) return { kind: 'none', sentence: fault };
  const metadata = await serverMetadata(lookup, connection.tokenEndpoint);
  if (metadata === undefined) return { kind: 'none', sentence: notFound(connection, purpose) };
  if (metadata.kind === 'unusable') return { kind: 'none', sentence: `${metadata.reason} ${metadata.next}` };
  const url = endpointFor(metadata, connection, words[purpose]);
  if (url === undefined) return { kind: 'none', sentence: notOffered(metadata, purpose) };
  const secret = mayReceiveSecret(url, connection.tokenEndpoint);
  if (secret.kind === 'no') return { kind: 'none', sentence: noAddress(metadata, purpose) };
  if (secret.kind === 'ask' && url !== agreedUrl) {
    return {
      kind: 'none',
      sentence: `The ${words[purpose]} endpoint that the metadata names is at another address than the token endpoint: ${new URL(url).origin}. The client’s secret and the token would go there. Press once more if you trust it.`,
      elsewhere: { host: secret.host, url },
    };
  }
  return { kind: 'endpoint', url, metadata };
}

/** The metadata that name this token endpoint; a server that did not answer at all is not asked at other places. */
export async function serverMetadata(lookup: Lookup, tokenEndpoint: string): Promise<MetadataReading | undefined> {
  const nextName = metadataNames();
  const others: MetadataReading[] = [];
  for (const issuer of issuerGuesses(tokenEndpoint)) {
    const reading = await findMetadata(lookup, issuer, nextName, placesPerGuess);
    if (reading.kind === 'metadata' && isMetadataOf(reading, tokenEndpoint)) return reading;
    if (reading.kind === 'unusable' && reading.code === 'no-answer') return reading;
    others.push(reading);
  }
  const isHidden = others.every((reading) => reading.kind === 'unusable' && reading.code === 'hidden');
  return isHidden ? others[0] : undefined;
}

function notFound({ tokenEndpoint }: Connection, purpose: EndpointPurpose): string {
  return `No metadata that names this token endpoint was found at ${new URL(tokenEndpoint).host}, so where to ${purpose} is unknown. Type the ${words[purpose]} endpoint, as the server’s documentation has it.`;
}

function noAddress({ issuer }: Metadata, purpose: EndpointPurpose): string {
  return `What the metadata of ${issuer} names as ${words[purpose]} endpoint is no web address. Type the endpoint, as the server’s documentation has it.`;
}

function notOffered({ issuer }: Metadata, purpose: EndpointPurpose): string {
  return `The metadata of ${issuer} names no ${words[purpose]} endpoint, so the server seems to offer none. If it does, type the endpoint.`;
}
