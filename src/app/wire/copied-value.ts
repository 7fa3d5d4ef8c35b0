import { firstPlaceBehind, type Places, placeAt } from '#core/http/places.ts';
import type { Span } from '#core/http/secret-forms.ts';
import { jsonStringValue } from '#core/http/json-tokens.ts';
import { maskedText } from '#core/sharing/secrets.ts';

/** A value to be copied: a string as what it says, all else exactly as it came, with a mask for each secret in it. */
export function copiedValue(text: string, { start, end }: Span, masked: Places): string {
  let copied = '';
  let at = start;
  for (let next = firstPlaceBehind(masked, start); at < end; next++) {
    const place = placeAt(masked, next);
    copied += text.slice(at, Math.min(end, Math.max(at, place?.start ?? end)));
    if (place === undefined || place.start >= end) break;
    copied += maskedText;
    at = place.end;
  }
  return copied.startsWith('"') ? jsonStringValue(copied) : copied;
}
