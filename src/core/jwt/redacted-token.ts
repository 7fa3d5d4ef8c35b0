/** What stands for a secret in what is kept. */
export function marker(fingerprint: string): string {
  return fingerprint === '' ? '‹redacted›' : `‹redacted ${fingerprint}›`;
}

/** What stands for the signature of a JWT: base64url, so that the rest of it can still be taken apart. */
export function signatureMarker(fingerprint: string): string {
  return fingerprint === '' ? 'redacted' : `redacted-${fingerprint}`;
}

/** Whether a token is what was left of one when it was recorded. */
export function isRedactedToken(token: string): boolean {
  return /\.redacted(?:-[0-9a-f]{6})?$|‹redacted(?: [0-9a-f]{6})?›/.test(token);
}
