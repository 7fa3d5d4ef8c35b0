import { describe, expect, it } from 'vitest';
import { decryptLegacy } from '#core/certificates/legacy-encryption.ts';
import { type DerElement, derElement, derTags, readDer } from '#core/jwt/der.ts';

const prefix = [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01];

/** An AlgorithmIdentifier of the schemes of RFC 7292 Appendix C; `scheme` is the last number of its identifier. */
function identifier(scheme: number, ...rounds: readonly number[]): DerElement {
  const [element] =
    readDer(
      derElement(
        derTags.sequence,
        derElement(derTags.oid, new Uint8Array([...prefix, 0x0c, 0x01, scheme])),
        derElement(
          derTags.sequence,
          derElement(derTags.octetString, new Uint8Array(8)),
          derElement(derTags.integer, new Uint8Array(rounds)),
        ),
      ),
    ) ?? [];
  if (element === undefined) throw new Error('no DER');
  return element;
}

describe('an encryption from long ago', () => {
  it.each([3, 6])('is not tried with more rounds than a page can count: scheme %i', (scheme) => {
    expect(decryptLegacy(identifier(scheme, 0x7f, 0xff, 0xff, 0xff), new Uint8Array(8), 'x')).toEqual({
      kind: 'too-many-rounds',
      rounds: 0x7f_ff_ff_ff,
    });
  });

  it('is not tried with no round at all', () => {
    expect(decryptLegacy(identifier(3, 0), new Uint8Array(8), 'x')).toEqual({ kind: 'too-many-rounds', rounds: 0 });
  });

  it('with another passphrase gives no right padding', () => {
    expect(decryptLegacy(identifier(3, 1), new Uint8Array(8), 'x')).toEqual({ kind: 'wrong-passphrase' });
  });

  it('of another kind is left to the sentence that names it', () => {
    expect(decryptLegacy(identifier(1, 1), new Uint8Array(8), 'x')).toBeUndefined();
  });
});
