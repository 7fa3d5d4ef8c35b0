/**
 * An error code in the spelling of the registry: lower case, words joined by `_` (RFC 6749 §5.2 compares codes as they
 * stand; servers write “Invalid Client”, `invalidClient` or `INVALID-CLIENT` all the same).
 */
export function registeredSpelling(code: string): string {
  return code
    .trim()
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .replace(/[\s.-]+/g, '_')
    .toLowerCase();
}
