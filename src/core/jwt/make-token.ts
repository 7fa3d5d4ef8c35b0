import { base64url } from 'jose';
import { utf8 } from '../http/bytes.ts';
import { typedObject } from './make-typed-object.ts';
import { noCryptography, type SigningKey, signParameters, subtleCrypto } from './signing-key.ts';

/** What a token is made of. Both texts go into it exactly as they are: spaces, line breaks, order and repeated names. */
export type TokenDraft = {
  readonly headerJson: string;
  readonly claimsJson: string;
  /** `unsigned`: `alg` is `none` and the signature empty (RFC 7519 §6). */
  readonly key: SigningKey | 'unsigned';
  /** `broken`: one bit of the signature is turned, so that nothing can verify it. */
  readonly signature?: 'broken' | undefined;
};

export type MadeToken = { readonly kind: 'made'; readonly text: string } | UnmadeToken;

/** Why no token was made, and at which field to say it; `reason` is a sentence. */
export type UnmadeToken = {
  readonly kind: 'failed';
  readonly field: 'header' | 'claims' | 'key';
  readonly reason: string;
};

/**
 * Makes a JWT in the compact form (RFC 7515 §3.1, RFC 7519 §7.1) for trying out an API. Refused is only what would make
 * no JWT at all, and an `alg` that says something else than the key does: whatever else is odd is signed as it stands.
 * Signatures of ES256, ES384, ES512, PS256, PS384 and PS512 differ from one call to the next.
 */
export async function makeToken(draft: TokenDraft): Promise<MadeToken> {
  const header = typedObject(draft.headerJson);
  if (header.kind === 'fault') return failed('header', header.reason);
  const claims = typedObject(draft.claimsJson);
  if (claims.kind === 'fault') return failed('claims', claims.reason);
  const fault = algorithmFault(header.object['alg'], draft.key);
  if (fault !== undefined) return failed('header', fault);
  // Of the texts, not of what was read from them: only so do repeated names and exact digits survive.
  const input = `${base64url.encode(utf8(draft.headerJson))}.${base64url.encode(utf8(draft.claimsJson))}`;
  if (draft.key === 'unsigned') return { kind: 'made', text: `${input}.` };
  const signature = await sign(input, draft.key);
  if (typeof signature === 'string') return failed('key', signature);
  return {
    kind: 'made',
    text: `${input}.${base64url.encode(draft.signature === 'broken' ? broken(signature) : signature)}`,
  };
}

/** The signature, or a sentence that says why there is none. */
async function sign(input: string, { alg, cryptoKey }: SigningKey): Promise<Uint8Array | string> {
  const subtle = subtleCrypto();
  if (subtle === undefined) return noCryptography;
  try {
    return new Uint8Array(await subtle.sign(signParameters(alg), cryptoKey, new Uint8Array(utf8(input))));
  } catch {
    return `The browser cannot sign with this key: perhaps it is too short for ${alg}.`;
  }
}

function algorithmFault(alg: unknown, key: SigningKey | 'unsigned'): string | undefined {
  const wanted = key === 'unsigned' ? 'none' : key.alg;
  if (alg === undefined) return `“alg” is missing; write "alg": "${wanted}" (RFC 7515 §4.1.1).`;
  if (typeof alg !== 'string') return `“alg” must be a text; write "alg": "${wanted}" (RFC 7515 §4.1.1).`;
  if (isSame(alg, wanted)) return undefined;
  return key === 'unsigned'
    ? `“alg” says ${JSON.stringify(alg)}, and the token is to be unsigned: write "none", or choose a signing algorithm.`
    : `“alg” says ${JSON.stringify(alg)}, and the key signs ${wanted}: write "${wanted}", or choose another signing algorithm.`;
}

/** Other spellings of `none` are a way to get past an API's check, so they can be tried; `Ed25519` is RFC 9864's name. */
function isSame(alg: string, wanted: string): boolean {
  if (wanted === 'none') return alg.toLowerCase() === 'none';
  return alg === wanted || (wanted === 'EdDSA' && alg === 'Ed25519');
}

function broken(signature: Uint8Array): Uint8Array {
  return signature.with(-1, (signature.at(-1) ?? 0) ^ 1);
}

function failed(field: UnmadeToken['field'], reason: string): UnmadeToken {
  return { kind: 'failed', field, reason };
}
