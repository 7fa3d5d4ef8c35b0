import { isSecretName, looksSecret } from './secrets.ts';

/**
 * The header lines, as typed, without the ones whose value is or looks like a secret: those are not kept, and the
 * field says so (design.md 7.10).
 */
export function keptHeaders(headersText: string): string {
  return headersText
    .split('\n')
    .filter((line) => {
      const [name = '', ...value] = line.split(':');
      return !isSecretName(name.trim()) && !looksSecret(value.join(':').trim());
    })
    .join('\n');
}
