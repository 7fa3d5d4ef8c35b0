import type { Segment } from '../http/message-view.ts';
import { formDecode } from '../http/form-segments.ts';
import type { Span } from '../http/secret-forms.ts';
import { isSecretName } from './secret-names.ts';
import { secretPatterns } from './secret-patterns.ts';
import { secretSpans } from './secret-spans.ts';

export { isSecretName } from './secret-names.ts';

/** What is shown in place of a secret. Always as long as this, so that it tells nothing of the secret's length. */
export const maskedText = '••••••••';

/** A segment that is a secret as a whole, or holds none. */
export type MaskableSegment = Segment & { readonly secret: boolean };

/**
 * Cuts a message's segments so that secrets stand apart and are flagged: by their place (credentials, cookies, the
 * parameters and members of the redaction list, security.md 5.5), by their looks (JWTs, private keys), and wherever a
 * known secret appears in any encoding. Joined, the texts are what came in.
 */
export function maskSegments(
  segments: readonly Segment[],
  knownSecrets: readonly string[],
): readonly MaskableSegment[] {
  const spans = secretSpans(segments, knownSecrets);
  const result: MaskableSegment[] = [];
  let at = 0;
  let next = 0;
  for (const segment of segments) {
    const end = at + segment.text.length;
    let from = at;
    for (let span = spans[next]; span !== undefined && span.start < end; span = spans[next]) {
      const start = Math.max(span.start, from);
      if (start > from) result.push(part(segment, at, { start: from, end: start }, false));
      from = Math.min(span.end, end);
      if (from > start) result.push(part(segment, at, { start, end: from }, true));
      if (span.end > end) break;
      next++;
    }
    if (from < end) result.push(part(segment, at, { start: from, end }, false));
    at = end;
  }
  return result;
}

/** A sentence or any other text with its secrets masked: known ones in every spelling, others by their looks. */
export function maskedIn(text: string, knownSecrets: readonly string[]): string {
  return maskSegments([{ text, kind: 'plain' }], knownSecrets)
    .map((segment) => (segment.secret ? maskedText : segment.text))
    .join('');
}

function part(segment: Segment, at: number, { start, end }: Span, secret: boolean): MaskableSegment {
  return { ...segment, text: segment.text.slice(start - at, end - at), secret };
}

/**
 * Whether a value typed somewhere gives itself away as a secret: credentials with their scheme, a JWT, a private key,
 * a well-known token prefix, or a text that holds one of these. An identifier, however random, does not.
 */
export function looksSecret(value: string): boolean {
  if (/^\s*(?:basic|bearer|dpop|digest|negotiate|token|apikey)\s+\S/i.test(value)) return true;
  return secretPatterns(value).length > 0;
}

/** A URL without its credentials and without the values of telling parameters; everything else stays as typed. */
export function redactUrl(url: string): string {
  const withoutCredentials = url.replace(/^(\s*[a-z][a-z0-9+.-]*:\/\/)[^/?#]*@/i, '$1');
  const withoutValues = withoutCredentials.replaceAll(
    /([?&#])([^=&#?]+)=([^&#]*)/g,
    (pair, before: string, name: string) => (isSecretName(formDecode(name)) ? `${before}${name}=` : pair),
  );
  return without(withoutValues, secretPatterns(withoutValues));
}

function without(text: string, spans: readonly Span[]): string {
  let kept = '';
  let at = 0;
  for (const { start, end } of [...spans].sort((one, other) => one.start - other.start)) {
    kept += text.slice(at, Math.max(at, start));
    at = Math.max(at, end);
  }
  return kept + text.slice(at);
}
