import type { DecodedJwt } from '../jwt/decode.ts';
import { annotations, type Annotations, byRfc } from './annotation.ts';
import type { Layer } from './layer.ts';

/** What a DPoP proof says, part by part (RFC 9449 §4.2). It is no secret: it proves this one request. */
export function proofLayers({ header, claims }: DecodedJwt): readonly Layer[] {
  return [...proofMembers].flatMap(([name, annotation]) => {
    const value = Object.hasOwn(claims, name) ? claims[name] : Object.hasOwn(header, name) ? header[name] : undefined;
    if (value === undefined) return [];
    return [{ name, text: typeof value === 'string' ? value : JSON.stringify(value), secret: false, annotation }];
  });
}

/** Members of a proof: what ties it to the request first, then what it is signed with. */
export const proofMembers: Annotations = annotations(
  ['htm', byRfc(9449, '4.2', 'The method of the request that it was made for.')],
  ['htu', byRfc(9449, '4.2', 'The address of that request, without query and fragment.')],
  ['ath', byRfc(9449, '4.2', 'The SHA-256 hash of the access token, so that the proof counts for no other one.')],
  ['nonce', byRfc(9449, '8', 'What the server last gave out in DPoP-Nonce: it shows that the proof is new.')],
  ['iat', byRfc(9449, '4.2', 'When it was made: seconds since 1970, UTC. Servers take it for a short while only.')],
  ['jti', byRfc(9449, '4.2', 'A name for this one proof, so that a server can refuse it a second time.')],
  ['typ', byRfc(9449, '4.2', 'That it is a proof, so that no other JWT can be taken for one.')],
  ['alg', byRfc(9449, '4.2', 'How it is signed: with a private key, never with a shared secret.')],
  [
    'jwk',
    byRfc(9449, '4.2', 'The public key that it is checked with. A token is bound to this key by its thumbprint.'),
  ],
);
