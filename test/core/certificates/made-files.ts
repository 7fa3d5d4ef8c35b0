import { readFileSync } from 'node:fs';

/** One of the files that files/make.sh made. */
export function madeFile(name: string): Uint8Array {
  return new Uint8Array(readFileSync(new URL(`files/${name}`, import.meta.url)));
}

/** The same as text. */
export function madeText(name: string): string {
  return new TextDecoder().decode(madeFile(name));
}

/** What opens the PKCS#12 files, unless said otherwise. */
export const passphrase = 'pässword';
