import { shortestSearched } from '../http/secret-forms.ts';
import { maskedText, maskSegments } from './secrets.ts';

/**
 * A sentence or any other text with its secrets masked: known ones in every spelling, others by their looks, and the
 * beginning of a known one that was cut off with “…”, as a long quotation is.
 */
export function maskedIn(text: string, knownSecrets: readonly string[]): string {
  const whole = maskSegments([{ text, kind: 'plain' }], knownSecrets)
    .map((segment) => (segment.secret ? maskedText : segment.text))
    .join('');
  return whole.includes('…') ? withoutCut(whole, knownSecrets) : whole;
}

function withoutCut(text: string, knownSecrets: readonly string[]): string {
  const pieces = text.split('…').map((piece, index, all) => {
    const isCut = index < all.length - 1;
    const length = isCut ? Math.max(0, ...knownSecrets.map((secret) => beginningAtEnd(piece, secret))) : 0;
    return length === 0 ? piece : piece.slice(0, -length) + maskedText;
  });
  return pieces.join('…');
}

/** How many characters at the end of the text are the beginning of the secret; 0 for what could be any word's. */
function beginningAtEnd(text: string, secret: string): number {
  for (let length = Math.min(text.length, secret.length - 1); length >= shortestSearched; length--)
    if (text.endsWith(secret.slice(0, length))) return length;
  return 0;
}
