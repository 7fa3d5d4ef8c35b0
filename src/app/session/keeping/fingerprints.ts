import { concatBytes, utf8 } from '#core/http/bytes.ts';

/**
 * Redacts with fingerprints of the secrets that are found. The salt belongs to this device and never leaves it, so that
 * a fingerprint can be compared here and looked up nowhere. `redact` is called twice: once to learn what there is.
 */
export async function withFingerprints<T>(
  salt: Uint8Array | undefined,
  redact: (fingerprint: (secret: string) => string) => T,
): Promise<T> {
  const found = new Set<string>();
  const unmarked = redact((secret) => {
    found.add(secret);
    return '';
  });
  if (found.size === 0) return unmarked;
  const marks = new Map<string, string>();
  for (const secret of found) marks.set(secret, await fingerprint(secret, salt));
  return redact((secret) => marks.get(secret) ?? '');
}

async function fingerprint(secret: string, salt: Uint8Array | undefined): Promise<string> {
  // A page that is not in a secure context has no WebCrypto (security.md T71).
  const subtle: SubtleCrypto | undefined = globalThis.crypto?.subtle;
  if (salt === undefined || subtle === undefined) return '';
  const digest = new Uint8Array(await subtle.digest('SHA-256', concatBytes([salt, utf8(secret)]).slice()));
  return Array.from(digest.subarray(0, 3), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
