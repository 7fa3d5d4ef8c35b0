import { useEffect, useRef, useState } from 'react';
import type { ServerLogEntry } from '#core/contract/playground-log.ts';
import { createLogReader } from './server-log.ts';

const pauseMs = 1_500;
const shown = 300;

/** What the playground saw, newest first, and why it could not be asked last, a sentence. */
export type ShownLog = { readonly entries: readonly ServerLogEntry[]; readonly fault: string | undefined };

/** Asks the playground again and again while `active` and the page can be seen, and at no other time. */
export function useServerLog(active: boolean): ShownLog {
  const [log, setLog] = useState<ShownLog>({ entries: [], fault: undefined });
  const newest = useRef(0);
  useEffect(() => {
    if (!active) return undefined;
    const ended = new AbortController();
    const read = createLogReader();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = async (): Promise<void> => {
      clearTimeout(timer);
      if (document.hidden || ended.signal.aborted) return;
      const reading = await read(newest.current, ended.signal);
      if (ended.signal.aborted) return;
      if (reading.kind === 'failed') {
        // It may have been started again and count from 1: what comes next replaces what is shown.
        newest.current = 0;
        setLog(({ entries }) => ({ entries, fault: reading.reason }));
      } else {
        const before = newest.current;
        // Two questions may have been on their way at once.
        const fresh = reading.entries.filter(({ number }) => number > before).toReversed();
        newest.current = fresh[0]?.number ?? newest.current;
        setLog(({ entries }) => ({
          entries: [...fresh, ...(before === 0 ? [] : entries)].slice(0, shown),
          fault: undefined,
        }));
      }
      clearTimeout(timer);
      timer = setTimeout(() => void ask(), pauseMs);
    };
    const onVisible = (): void => void ask();
    void ask();
    document.addEventListener('visibilitychange', onVisible);
    return () => {
      ended.abort();
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', onVisible);
    };
  }, [active]);
  return log;
}
