/**
 * A claim's or header parameter's value as text: a string as it is, everything else as JSON. A value that is nested
 * too deeply to be written again (security.md T44) is said to be so.
 */
export function claimText(value: unknown): string {
  if (typeof value === 'string') return value;
  try {
    return JSON.stringify(value);
  } catch {
    return '(nested too deeply to be shown here)';
  }
}
