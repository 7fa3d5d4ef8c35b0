import { keptBodyBytes } from '#core/keeping/cut-bodies.ts';
import type { FiledRun } from '#core/keeping/history-file.ts';
import { mostKeptRuns } from '#core/keeping/limits.ts';
import { redactedRun } from '#core/keeping/redact-run.ts';
import { firstConnectionId } from './migrate.ts';
import { withFingerprints } from './fingerprints.ts';
import type { AddedRun, History } from './history.ts';

export type Import = {
  /** Adds runs of a file, and gives how many are on the device now. `told` hears how many were dealt with. */
  readonly imported: (runs: readonly FiledRun[], told: (done: number) => void) => Promise<number>;
  /** Which of them could be added: they are not here yet, and there is room for them. */
  readonly importable: (runs: readonly FiledRun[]) => {
    readonly fresh: readonly FiledRun[];
    readonly present: number;
    readonly beyondRoom: number;
  };
};

const atOnce = 20;

export function createImport({ store, add }: History, salt: () => Promise<Uint8Array | undefined>): Import {
  return {
    importable: (runs) => {
      const ids = new Set(store.getState().runs.map(({ id }) => id));
      const fresh = runs.filter(({ run }) => !ids.has(run.id));
      const room = Math.max(0, mostKeptRuns - ids.size);
      // The newest come first where not all of them fit.
      const fitting = fresh.toSorted((one, other) => other.run.atMs - one.run.atMs).slice(0, room);
      return { fresh: fitting, present: runs.length - fresh.length, beyondRoom: fresh.length - fitting.length };
    },
    imported: async (runs, told) => {
      let count = 0;
      for (let at = 0; at < runs.length; at += atOnce) {
        const some = await Promise.all(runs.slice(at, at + atOnce).map(redactedAnew));
        count += (await add(some)).length;
        told(Math.min(at + atOnce, runs.length));
      }
      return count;
    },
  };

  /** A file can be written by anybody: what looks like a secret in it is no more kept here than one of this page's own. */
  async function redactedAnew({ run, marks }: FiledRun): Promise<AddedRun> {
    const { findings, cuts } = run;
    const redacted = await withFingerprints(await salt(), (fingerprint) =>
      redactedRun(
        { ...run, findings: findings.map((finding) => ({ ...finding, remedies: [] })) },
        { knownSecrets: [], fingerprint },
        Math.max(keptBodyBytes, ...lengths(run)),
      ),
    );
    // The first connection has the same id on every device, so it says nothing of whose this run was.
    const connectionId = run.connectionId === firstConnectionId ? '' : run.connectionId;
    return { run: { ...redacted, cuts, connectionId }, marks };
  }
}

/** Bodies that were kept whole on purpose stay so. */
function lengths({ exchanges }: FiledRun['run']): readonly number[] {
  return exchanges.flatMap(({ exchange: { request, outcome } }) => [
    request.body.length,
    outcome.kind === 'response' ? outcome.response.body.length : 0,
  ]);
}
