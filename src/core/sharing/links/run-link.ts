import { withCutBodies } from '../../keeping/cut-bodies.ts';
import type { BodyCut, KeptRun } from '../../keeping/kept-run.ts';
import type { Lock, SharedRun } from './link.ts';
import { type WrittenLink, writtenLink } from './write-link.ts';

/** How much of each body is tried, in bytes, until the link is short enough. */
const steps = [Infinity, 65_536, 32_768, 24_576, 16_384, 12_288, 8192, 6144, 4096, 3072, 2048, 1024, 512, 256, 0];

/** A link, and the bodies that had to be cut for it, beyond those that were cut when the run was recorded. */
export type WrittenRunLink =
  | (Extract<WrittenLink, { kind: 'link' }> & { readonly cuts: readonly BodyCut[] })
  | Extract<WrittenLink, { kind: 'too-large' }>;

/** A link of a redacted run with as much of its bodies as there is room for. */
export async function writtenRunLink(kept: KeptRun, lock?: Lock): Promise<WrittenRunLink> {
  const run = sharedRun(kept);
  let last: WrittenRunLink = { kind: 'too-large', characters: 0 };
  for (const mostBytes of steps) {
    const cut = withBodiesCutTo(run, mostBytes);
    // Without the passphrase first: each derivation takes a good part of a second.
    const tried = await writtenLink({ kind: 'run', run: cut.run });
    if (tried.kind === 'too-large') {
      last = tried;
      continue;
    }
    const written = lock === undefined ? tried : await writtenLink({ kind: 'run', run: cut.run }, lock);
    if (written.kind === 'link') return { ...written, cuts: cut.cuts };
    last = written;
  }
  return last;
}

/** A run without what belongs to this device: its ids, and the fields for secrets, which are empty in it. */
function sharedRun(kept: KeptRun): SharedRun {
  const { ofRunId: _, ...run } = kept;
  const { clientSecret: __, assertionSecrets: ___, ...connection } = kept.connection;
  return { ...run, id: 'shared', connectionId: '', connection };
}

function withBodiesCutTo(
  run: SharedRun,
  mostBytes: number,
): { readonly run: SharedRun; readonly cuts: readonly BodyCut[] } {
  const cut = run.exchanges.map(({ name, exchange }, index) => ({
    name,
    ...withCutBodies(exchange, index, mostBytes),
  }));
  const cuts = cut.flatMap((each) => each.cuts);
  const isCutAgain = ({ exchange, side }: BodyCut) =>
    cuts.some((each) => each.exchange === exchange && each.side === side);
  const whole = (made: BodyCut): BodyCut =>
    run.cuts.find(({ exchange, side }) => exchange === made.exchange && side === made.side) ?? made;
  const exchanges = cut.map(({ name, exchange }) => ({ name, exchange }));
  return {
    cuts,
    run: { ...run, exchanges, cuts: [...run.cuts.filter((each) => !isCutAgain(each)), ...cuts.map(whole)] },
  };
}
