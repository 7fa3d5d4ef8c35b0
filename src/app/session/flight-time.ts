import type { Exchange } from '#core/http/exchange.ts';
import { msWords } from '#core/time/words.ts';

/** How long an exchange took, in words. */
export function durationOf(exchange: Exchange): string {
  return msWords(exchange.timing.endMs ?? 0);
}
