import type { RunSummary } from '#core/keeping/kept-run.ts';
import { useSession } from '../session/session-context.tsx';
import { useHistoryItself } from '../session/use-history.ts';
import { saveFile } from '../ui/save-file.ts';

/** Saves runs as a file, redacted as they are kept. Resolves to whether every one of them is in it. */
export function useExport(): (runs: readonly RunSummary[]) => Promise<boolean> {
  const history = useHistoryItself();
  const { clock } = useSession();
  return async (runs) => {
    if (history === undefined) return false;
    const { wallMs } = clock.now();
    const { file, count } = await history.exported(runs, wallMs);
    saveFile(file, `grantscope-history-${new Date(wallMs).toISOString().slice(0, 10)}.json`);
    return count === runs.length;
  };
}
