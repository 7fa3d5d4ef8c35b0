/** The first release of each line of Node that has the fix; later lines have it from the start. */
const firstFixed: ReadonlyMap<number, readonly [minor: number, patch: number]> = new Map([
  [22, [23, 4]],
  [24, [22, 1]],
  [26, [12, 1]],
]);

/**
 * One line of warning for a Node without the fix for CVE-2026-111497 (memory corruption in its Brotli decoder), or
 * undefined. `version` is `process.versions.node`.
 *
 * Nothing here hands received bytes to that decoder; the line is for whatever else runs on the same Node.
 */
export function nodeAdvice(version: string): string | undefined {
  const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number);
  const fixed = firstFixed.get(major);
  if (fixed === undefined && major > 26) return undefined;
  if (fixed && (minor > fixed[0] || (minor === fixed[0] && patch >= fixed[1]))) return undefined;
  return (
    `Node ${version} lacks the fix for CVE-2026-111497 (its Brotli decoder). Grantscope decodes nothing that it ` +
    'receives, so it is not exposed; still, prefer Node 22.23.4, 24.22.1, 26.12.1 or later.'
  );
}
