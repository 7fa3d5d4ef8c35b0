import { keptBodyBytes } from '#core/keeping/cut-bodies.ts';
import type { KeptRun } from '#core/keeping/kept-run.ts';
import { redactedRun } from '#core/keeping/redact-run.ts';
import { knownSecrets, secretsOf } from '../known-secrets.ts';
import type { Run } from '../run.ts';
import type { Session } from '../session.ts';
import type { Workbench } from '../workbench.ts';
import { withRecentRuns } from './recent-runs.ts';
import { withFingerprints } from './fingerprints.ts';
import { runToKeep } from './run-to-keep.ts';

/** What a recorder writes to. */
export type RecordTo = {
  readonly salt: () => Promise<Uint8Array | undefined>;
  /** Resolves to whether it is on the device. */
  readonly keep: (run: KeptRun) => Promise<boolean>;
};

// A token is typed or pasted letter by letter, and a lookup grows step by step; it is written when it rests.
const restMs = 400;

/**
 * Keeps every run of a session from now on, redacted, in the order in which they came; a run that changes is written
 * again, and older ones are let go from memory once they are kept. It waits until what is on screen was drawn: nobody waits for it.
 */
export function recordRuns({ store, connectionId }: Session, { salt, keep }: RecordTo): () => void {
  const waiting = new Map<string, ReturnType<typeof setTimeout>>();
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
    const kept = await redact(run, state, connectionId, salt).catch(() => undefined);
    if (kept === undefined || !(await keep(kept))) return;
    if (!waiting.has(run.id)) unkept.delete(run.id);
    store.setState((now) => withRecentRuns(now, (id) => !unkept.has(id)));
  };

  const look = (runs: readonly Run[], before: readonly Run[]): void => {
    const known = new Set(before);
    // Newest first; they are kept in the order in which they came.
    for (const run of [...runs].reverse()) {
      if (known.has(run) || isRecorded(run)) continue;
      clearTimeout(waiting.get(run.id));
      unkept.add(run.id);
      const rests = run.kind === 'token' || run.kind === 'api' ? 0 : restMs;
      waiting.set(
        run.id,
        setTimeout(() => record(run), rests),
      );
    }
  };
  look(store.getState().runs, []);
  return store.subscribe(({ runs }, before) => {
    if (runs !== before.runs) look(runs, before.runs);
  });
}

/** Whether it came out of the history itself. */
function isRecorded(run: Run): boolean {
  return 'recorded' in run && run.recorded !== undefined;
}

async function redact(
  run: Run,
  state: Workbench,
  connectionId: string,
  salt: RecordTo['salt'],
): Promise<KeptRun | undefined> {
  const whole = runToKeep(run, state.runs, connectionId);
  if (whole === undefined) return undefined;
  // A JWT is found by its looks, and to search for those of other runs in every encoding would cost more than all the rest.
  const others = knownSecrets(state).filter((secret) => !secret.startsWith('eyJ'));
  const secrets = [...new Set([...others, ...secretsOf(run)])].filter((secret) => secret !== '');
  return withFingerprints(await salt(), (fingerprint) =>
    redactedRun(whole, { knownSecrets: secrets, fingerprint }, keptBodyBytes),
  );
}
