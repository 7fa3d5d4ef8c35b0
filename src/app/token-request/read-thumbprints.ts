import type { NoCertificates } from '#core/certificates/certificate-facts.ts';
import type { HeaderThumbprints } from '#core/certificates/certificate-thumbprints.ts';

/** What came of reading a certificate for its thumbprints. */
export type ReadThumbprints =
  | HeaderThumbprints
  | NoCertificates
  | { readonly kind: 'not-loaded' | 'unreadable-file'; readonly reason: string };

const largestFileBytes = 1024 * 1024;

/** Reads a text or a file. The part that knows certificates is loaded for it, and only then. */
export async function readThumbprints(given: string | File): Promise<ReadThumbprints> {
  const bytes = typeof given === 'string' ? given : await bytesOf(given);
  if (bytes === undefined) return { kind: 'unreadable-file', reason: 'This file cannot be read. Choose it again.' };
  try {
    const { headerThumbprints } = await import('#core/certificates/certificate-thumbprints.ts');
    return await headerThumbprints(bytes);
  } catch {
    return { kind: 'not-loaded', reason: 'A part of this page did not load. Reload it; what you typed is kept.' };
  }
}

/** Of a file that is too big only the beginning is read, which is refused for its size as well. */
async function bytesOf(file: File): Promise<Uint8Array | undefined> {
  try {
    return new Uint8Array(await file.slice(0, largestFileBytes).arrayBuffer());
  } catch {
    return undefined;
  }
}
