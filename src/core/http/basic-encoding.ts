import { encodeBytes } from './form.ts';

/**
 * How a client's id and secret may be written before they are joined to Basic credentials.
 *
 * `form` takes Appendix B of RFC 6749 by the word: everything but letters and digits is encoded, `- . _ *` too, which
 * the form bodies of today leave alone. `compatible` encodes only what a decoding server would change or could not
 * take; a space becomes `%20`, which every decoder knows, while `+` is a space to form decoders only.
 */
export const credentialEncoders = {
  raw: (text: string) => text,
  form: (text: string) => encodeBytes(text, (character) => /[A-Za-z0-9]/.test(character)).replaceAll('%20', '+'),
  compatible: (text: string) => encodeBytes(text, (character) => /[!-~]/.test(character) && !/[%+]/.test(character)),
} as const;
