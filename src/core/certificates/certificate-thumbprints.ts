import type { JsonObject } from '../jwt/decode.ts';
import type { NoCertificates, Thumbprints } from './certificate-facts.ts';
import { publicJwk } from './public-jwk.ts';
import { readCertificates } from './read-certificates.ts';

/** What goes into the header of an assertion for a certificate, and whose that is. */
export type HeaderThumbprints = Pick<Thumbprints, 'x5t' | 'x5tS256'> & {
  readonly kind: 'thumbprints';
  readonly subject: string;
  /** How many certificates were given; the thumbprints are those of the first. */
  readonly count: number;
  /** The public key of the first, nothing beside it; undefined where the browser does not know its kind. */
  readonly publicKey: JsonObject | undefined;
};

/** `x5t` and `x5t#S256` (RFC 7515 §4.1.7, §4.1.8) of a certificate, the first where a chain is given. Never throws. */
export async function headerThumbprints(given: string | Uint8Array): Promise<HeaderThumbprints | NoCertificates> {
  const read = await readCertificates(given);
  if (read.kind !== 'certificates') return read;
  const { thumbprints, subject, key } = read.leaf;
  const publicKey = await publicJwk(key);
  return {
    kind: 'thumbprints',
    x5t: thumbprints.x5t,
    x5tS256: thumbprints.x5tS256,
    subject,
    count: read.all.length,
    publicKey,
  };
}
