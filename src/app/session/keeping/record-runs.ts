import { keptBodyBytes } from '#core/keeping/cut-bodies.ts';
import type { KeptRun, RunSummary } from '#core/keeping/kept-run.ts';
import { redactedRun, type RunToKeep } from '#core/keeping/redact-run.ts';
import { knownSecrets, secretsOf } from '../known-secrets.ts';
import type { Run } from '../run.ts';
import { isRecorded } from '../selectors.ts';
import type { Session } from '../session.ts';
import type { Workbench } from '../workbench.ts';
import { afterPaint } from './after-paint.ts';
import { withRecentRuns } from './recent-runs.ts';
import { withFingerprints } from './fingerprints.ts';
import { runToKeep } from './run-to-keep.ts';
import { unrecordedLine } from './unrecorded-line.ts';

/** What a recorder writes to. */
export type RecordTo = {
  readonly salt: () => Promise<Uint8Array | undefined>;
  /** Resolves to whether it is on the device; `whenWritten` is called as soon as the next one may be written. */
  readonly keep: (run: KeptRun, whenWritten: () => void) => Promise<boolean>;
  /** Told of a run of which no redacted form could be made; it is kept nowhere. */
  readonly couldNotRecord: (line: RunSummary) => void;
};

// A token is typed or pasted letter by letter, and a lookup grows step by step; it is written when it rests.
const restMs = 400;

/**
 * Keeps every run of a session from now on, redacted, in the order in which they came; a run that changes is written
 * again, and older ones are let go from memory once they are kept. It waits until what is on screen was drawn: nobody waits for it.
 */
export function recordRuns({ store, connectionId }: Session, { salt, keep, couldNotRecord }: RecordTo): () => void {
  const waiting = new Map<string, () => void>();
  /** Runs that are not on the device, or not yet. */
  const unkept = new Set<string>();
  let last: Promise<void> = Promise.resolve();

  const record = (run: Run): void => {
    waiting.delete(run.id);
    const state = store.getState();
    // One at a time: a burst of runs must not hold up the page.
    last = last.then(() => recordNow(run, state));
  };

  const recordNow = async (run: Run, state: Workbench): Promise<void> => {
    try {
      const whole = runToKeep(run, state.runs, connectionId);
      if (whole === undefined) return;
      const kept = await redacted(whole, run, state, salt);
      await new Promise<void>((resolve, reject) => {
        keep(kept, resolve).then((isKept) => isKept && forget(run), reject);
      });
    } catch {
      // What cannot be redacted is kept nowhere; that it is missing is said.
      couldNotRecord(unrecordedLine(run, connectionId));
    }
  };

  /** It is kept, so memory can do without it unless it changed meanwhile. */
  const forget = (run: Run): void => {
    if (!waiting.has(run.id)) unkept.delete(run.id);
    store.setState((now) => withRecentRuns(now, (id) => !unkept.has(id)));
  };

  const soon = (run: Run): void => {
    waiting.get(run.id)?.();
    unkept.add(run.id);
    const isWhole = run.kind === 'token' || run.kind === 'api';
    waiting.set(run.id, isWhole ? afterPaint(() => record(run)) : afterRest(() => record(run)));
  };

  const look = (runs: readonly Run[], before: readonly Run[]): void => {
    const known = new Set(before);
    // Newest first; they are kept in the order in which they came.
    for (const run of [...runs].reverse()) if (!known.has(run) && !isRecorded(run)) soon(run);
  };
  look(store.getState().runs, []);
  return store.subscribe(({ runs, wholeBodies }, before) => {
    if (runs !== before.runs) look(runs, before.runs);
    if (wholeBodies === before.wholeBodies) return;
    for (const run of runs) if (wholeBodies.has(run.id) && !before.wholeBodies.has(run.id)) soon(run);
  });
}

function afterRest(act: () => void): () => void {
  const timer = setTimeout(act, restMs);
  return () => clearTimeout(timer);
}

async function redacted(whole: RunToKeep, run: Run, state: Workbench, salt: RecordTo['salt']): Promise<KeptRun> {
  // A JWT is found by its looks, and to search for those of other runs in every encoding would cost more than all the rest.
  const others = knownSecrets(state).filter((secret) => !secret.startsWith('eyJ'));
  const secrets = [...new Set([...others, ...secretsOf(run)])].filter((secret) => secret !== '');
  const mostBytes = state.keepsWholeBodies || state.wholeBodies.has(run.id) ? Number.POSITIVE_INFINITY : keptBodyBytes;
  return withFingerprints(await salt(), (fingerprint) =>
    redactedRun(whole, { knownSecrets: secrets, fingerprint }, mostBytes),
  );
}
