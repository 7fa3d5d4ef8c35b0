import { generateSigningKey } from '#core/jwt/signing-key-generate.ts';
import { readSigningKey } from '#core/jwt/signing-key-read.ts';
import type { SigningAlgorithm } from '#core/jwt/signing-algorithms.ts';
import type { NoSigningKey, SigningKey } from '#core/jwt/signing-key.ts';

export type KeyChoice = {
  readonly algorithm: SigningAlgorithm | 'none';
  readonly source: 'generated' | 'given';
  /** What stands in the field for a given key. */
  readonly text: string;
};

export type KeyAnswer = SigningKey | NoSigningKey | 'unsigned';

/**
 * The keys of this form: one generated for each algorithm, and the one that was given last. The same choice has the same
 * key, so that an API which was told it once knows all tokens made after. Memory only.
 */
export function createKeyring(): (choice: KeyChoice) => Promise<KeyAnswer> {
  const generated = new Map<SigningAlgorithm, Promise<KeyAnswer>>();
  let given: { readonly choice: KeyChoice; readonly key: Promise<KeyAnswer> } | undefined;
  return (choice) => {
    const { algorithm, source, text } = choice;
    if (algorithm === 'none') return unsigned;
    if (source === 'given') {
      if (given?.choice.algorithm !== algorithm || given.choice.text !== text)
        given = { choice, key: readSigningKey(text, algorithm) };
      return given.key;
    }
    const key = generated.get(algorithm) ?? generateSigningKey(algorithm);
    generated.set(algorithm, key);
    return key;
  };
}

const unsigned: Promise<KeyAnswer> = Promise.resolve('unsigned');
