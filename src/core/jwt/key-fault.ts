import { type CandidateKey, neededMembers, textOf } from './key-facts.ts';

/** Bytes of a coordinate (RFC 7518 §6.2.1.2, RFC 8037 §2), which no key may leave out or add to. */
const coordinateBytes: ReadonlyMap<string, number> = new Map([
  ['P-256', 32],
  ['P-384', 48],
  ['P-521', 66],
  ['Ed25519', 32],
]);

/**
 * Why a key is no usable one, or undefined (RFC 7517 §4, RFC 7518 §6). A kind that is not known here is judged by its kind
 * alone. What the key says of its purpose must be readable: a purpose that is passed over is one that is not kept to.
 */
export function keyFault(key: CandidateKey): string | undefined {
  const { jwk } = key;
  const kty = textOf(jwk, 'kty');
  if (kty === undefined) return 'it has no kty';
  const needed = neededMembers(kty);
  const absent = needed.filter((name) => textOf(jwk, name) === undefined);
  if (absent.length > 0) return `it lacks ${absent.join(', ')}`;
  const encoded = needed.filter((name) => name !== 'crv' && name !== 'alg');
  const odd = encoded.find((name) => !isBase64Url(textOf(jwk, name) ?? ''));
  if (odd !== undefined) return `its ${odd} is no base64url`;
  return coordinateFault(key, encoded) ?? purposeFault(key);
}

function isBase64Url(text: string): boolean {
  return text.length % 4 !== 1 && /^[\w-]+$/.test(text);
}

function coordinateFault({ jwk }: CandidateKey, names: readonly string[]): string | undefined {
  const crv = textOf(jwk, 'crv') ?? '';
  const wanted = coordinateBytes.get(crv);
  if (wanted === undefined) return undefined;
  const bytes = (name: string) => Math.floor(((textOf(jwk, name) ?? '').length * 3) / 4);
  const odd = names.find((name) => bytes(name) !== wanted);
  return odd === undefined ? undefined : `its ${odd} has ${bytes(odd)} bytes, and ${crv} takes ${wanted}`;
}

function purposeFault(key: CandidateKey): string | undefined {
  const unclear = ['use', 'alg'].find((name) => isSaid(key, name) && textOf(key.jwk, name) === undefined);
  if (unclear !== undefined) return `its ${unclear} is no text`;
  return isSaid(key, 'key_ops') && keyOperations(key) === undefined ? 'its key_ops is no list of texts' : undefined;
}

/** Many servers write null for what they do not mean to say. */
function isSaid({ jwk }: CandidateKey, name: string): boolean {
  return Object.hasOwn(jwk, name) && jwk[name] !== null;
}

/** What the key says that it may be used for (RFC 7517 §4.3), or undefined where it says nothing that can be read. */
export function keyOperations({ jwk }: CandidateKey): readonly string[] | undefined {
  const operations = Object.hasOwn(jwk, 'key_ops') ? jwk['key_ops'] : undefined;
  if (!Array.isArray(operations)) return undefined;
  const texts = operations.filter((operation) => typeof operation === 'string');
  return texts.length === operations.length ? texts : undefined;
}
