/** What stands for a secret in what is kept: with its salted fingerprint, or with its label in what leaves the page. */
export function marker(mark: string): string {
  return mark === '' ? '‹redacted›' : `‹redacted ${mark}›`;
}

/** What stands for the signature of a JWT: base64url, so that the rest of it can still be taken apart. */
export function signatureMarker(mark: string): string {
  return mark === '' ? 'redacted' : `redacted-${mark}`;
}

/** Whether a token is what was left of one when it was recorded. */
export function isRedactedToken(token: string): boolean {
  return /\.redacted(?:-[0-9a-z-]{1,40})?$|‹redacted(?: [0-9a-z-]{1,40})?›/.test(token);
}
