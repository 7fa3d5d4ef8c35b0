import { metadataPlaces } from '#core/oauth/metadata-places.ts';
import { metadataRequest } from '#core/oauth/metadata-request.ts';
import { isWorthTryingElsewhere, type MetadataReading, readMetadata } from '#core/oauth/metadata-read.ts';
import { type Lookup, smallAnswerBytes } from './lookup.ts';

/** Gives each place that metadata is asked of a name of its own within one lookup. */
export type MetadataNames = () => string;

const ordinals = ['second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth'];

export function metadataNames(): MetadataNames {
  let asked = 0;
  return () => {
    const ordinal = asked === 0 ? undefined : (ordinals[asked - 1] ?? `${asked + 1}th`);
    asked++;
    return ordinal === undefined ? 'Metadata' : `Metadata, ${ordinal} place`;
  };
}

/**
 * Asks an issuer for its metadata at the places where the specifications have it, one after another (RFC 8414 §3, §5;
 * OpenID Connect Discovery §4), until one has it or an answer says that there is no use in asking on.
 */
export async function findMetadata(
  lookup: Lookup,
  issuer: string,
  nextName: MetadataNames,
  mostPlaces = Number.POSITIVE_INFINITY,
): Promise<MetadataReading> {
  let first: MetadataReading | undefined;
  for (const { url } of metadataPlaces(issuer).slice(0, mostPlaces)) {
    const reading = readMetadata(await lookup.ask(nextName(), metadataRequest(url), smallAnswerBytes), issuer);
    if (reading.kind === 'metadata' || !isWorthTryingElsewhere(reading)) return reading;
    first ??= reading;
  }
  return (
    first ?? { kind: 'unusable', code: 'not-found', reason: 'No place to ask is known.', next: 'Check the issuer.' }
  );
}
