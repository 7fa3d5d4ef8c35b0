import { concatBytes } from '#core/http/bytes.ts';
import type { Ending } from '#core/http/exchange.ts';
import { responseLimits } from '#core/http/response-limits.ts';
import { nextTask } from './next-task.ts';

export type BodyReading = {
  readonly response: Response;
  readonly limitBytes: number;
  /** How much of the time for the whole answer is left. */
  readonly leftMs: number;
  readonly signal: AbortSignal;
  /** Called with what is there, as it comes. */
  readonly onPart: (parts: readonly Uint8Array[], receivedBytes: number) => void;
};

/** To put more than this together takes a noticeable while. */
export const largeBytes = 1024 * 1024;

/** Reads a body to its end, or to the limit of size or time; what came until then is kept. Never throws. */
export async function readBody(reading: BodyReading): Promise<{ body: Uint8Array; ending: Ending }> {
  const { response, limitBytes, leftMs, signal, onPart } = reading;
  const parts: Uint8Array[] = [];
  const reader = response.body?.getReader();
  let size = 0;
  const ended = async (ending: Ending) => {
    if (size > largeBytes) await nextTask();
    const body = concatBytes(parts);
    if (size > largeBytes) await nextTask();
    return { body, ending };
  };
  if (reader === undefined) return await ended({ kind: 'complete' });
  let expired: Extract<Ending, { kind: 'timeout' }> | undefined;
  const expire = (ending: typeof expired) => {
    expired = ending;
    void reader.cancel().catch(() => {});
  };
  const { idleMs, totalMs } = responseLimits;
  const whole = setTimeout(() => expire({ kind: 'timeout', limitMs: totalMs, isWhole: true }), Math.max(0, leftMs));
  let silence: ReturnType<typeof setTimeout> | undefined;
  try {
    for (;;) {
      silence = setTimeout(() => expire({ kind: 'timeout', limitMs: idleMs }), idleMs);
      const { done, value } = await reader.read();
      clearTimeout(silence);
      if (done) return await ended(expired ?? { kind: 'complete' });
      parts.push(value.subarray(0, limitBytes - size));
      size += value.length;
      onPart(parts, Math.min(size, limitBytes));
      if (size <= limitBytes) continue;
      await reader.cancel();
      return await ended({ kind: 'cut', limitBytes });
    }
  } catch {
    return await ended(signal.aborted ? { kind: 'cancelled' } : { kind: 'truncated' });
  } finally {
    clearTimeout(silence);
    clearTimeout(whole);
  }
}
