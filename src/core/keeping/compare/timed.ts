import type { Exchange } from '../../http/exchange.ts';
import { type PhaseKey, phaseTimes } from '../../http/phase-times.ts';
import { msWords } from '../../time/words.ts';
import type { Difference } from './comparison.ts';
import { differenceOf } from './difference-of.ts';
import type { Both } from './run-facts.ts';

/** Below these two, a difference in time is taken for noise: how busy the machine and the line were. */
const noise = { belowMs: 20, belowShare: 0.25 } as const;

/** The same as a sentence. */
export const noiseWords = `A phase is told of only where it took at least ${noise.belowMs} ms and a quarter more or less; anything smaller is noise of the machine and the line.`;

const phases: Readonly<Record<PhaseKey, string>> = {
  dnsMs: 'in the name lookup (DNS)',
  tcpMs: 'in the TCP connection',
  tunnelMs: 'in the tunnel through the network’s proxy',
  tlsMs: 'in TLS',
  sentMs: 'in sending the request',
  firstByteMs: 'in waiting for the first byte',
  endMs: 'in receiving the answer',
};

/** A second is what a person notices, and what a caller's timeout may be short of. */
const importantFromMs = 1000;

/** Where the exchanges that decide took longer or shorter, by more than noise. */
export function timingDifferences({ before, after }: Both): readonly Difference[] {
  const [from, to] = [before.exchange, after.exchange];
  if (from === undefined || to === undefined || before.run.kind !== after.run.kind) return [];
  return [...(from.way === to.way ? phaseDifferences(from, to) : []), ...totalDifference(from, to)];
}

/** A request that got no answer has another end than one that did: its total says nothing of the speed. */
function totalDifference(before: Exchange, after: Exchange): readonly Difference[] {
  if (before.outcome.kind !== after.outcome.kind) return [];
  return slower('total', 'in all', before.timing.endMs, after.timing.endMs);
}

function phaseDifferences(before: Exchange, after: Exchange): readonly Difference[] {
  const lengths = new Map(phaseTimes(after.timing).map(({ key, lengthMs }) => [key, lengthMs]));
  return phaseTimes(before.timing)
    .filter(({ key }) => key !== 'endMs' || before.outcome.kind === after.outcome.kind)
    .flatMap(({ key, lengthMs }) => slower(key, phases[key], lengthMs, lengths.get(key)));
}

function slower(
  key: string,
  where: string,
  before: number | undefined,
  after: number | undefined,
): readonly Difference[] {
  if (before === undefined || after === undefined || isNoise(before, after)) return [];
  const apart = Math.abs(after - before);
  return differenceOf({
    id: `time ${key}`,
    area: 'timing',
    weight: apart >= importantFromMs ? 'important' : 'minor',
    subject: 'The time',
    before: msWords(before),
    after: msWords(after),
    sentence: `${msWords(apart)} ${after > before ? 'slower' : 'faster'} ${where}`,
  });
}

/** Whether two times are as good as equal. */
export function isNoise(before: number, after: number): boolean {
  const apart = Math.abs(after - before);
  return apart < noise.belowMs || apart < noise.belowShare * Math.max(before, after);
}
