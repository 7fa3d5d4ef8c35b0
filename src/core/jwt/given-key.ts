import { type KeyReading, readKeys, sharedSecret } from './read-keys.ts';

/** How a key that a person gives is to be read; whether a text is a shared secret is never guessed from its looks. */
export type GivenAs = 'key' | 'secret-text' | 'secret-base64url' | 'secret-hex';

/** Reads a given key as the person said it is meant. */
export async function readGivenKey(text: string, as: GivenAs): Promise<KeyReading> {
  switch (as) {
    case 'key':
      return readKeys(text, 'given');
    case 'secret-text':
      return sharedSecret(text, 'text');
    case 'secret-base64url':
      return sharedSecret(text, 'base64url');
    case 'secret-hex':
      return sharedSecret(text, 'hex');
  }
}
