/** Enough to tell: what is no text shows that at its beginning. */
const lookedAtBytes = 4096;

/** Whether bytes begin as a UTF-8 text does: well-formed, and without the control characters that no text has. */
export function isTextBytes(bytes: Uint8Array): boolean {
  const start = bytes.subarray(0, lookedAtBytes);
  try {
    // As a stream: the last character may be cut.
    const text = new TextDecoder('utf-8', { fatal: true }).decode(start, { stream: bytes.length > lookedAtBytes });
    return !/[^\P{Cc}\s\u0080-\u009F]/u.test(text);
  } catch {
    return false;
  }
}
