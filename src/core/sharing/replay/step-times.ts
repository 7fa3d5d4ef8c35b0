import type { Timing } from '../../http/exchange.ts';
import { type PhaseKey, phaseTimes } from '../../http/phase-times.ts';
import { msWords } from '../../time/words.ts';

/** When the parts of an exchange were over, in ms since it began; each at least as late as the one before it. */
export type Boundaries = {
  /** The way to the server was open. */
  readonly connectedMs: number;
  readonly sentMs: number;
  readonly firstByteMs: number;
  readonly endMs: number;
};

/** What was not measured takes no time here: it is over with what came before it. */
export function boundaries({ dnsMs, tcpMs, tunnelMs, tlsMs, sentMs, firstByteMs, endMs }: Timing): Boundaries {
  const connected = Math.max(0, dnsMs ?? 0, tcpMs ?? 0, tunnelMs ?? 0, tlsMs ?? 0);
  const sent = Math.max(connected, sentMs ?? 0);
  // Without a first byte the end is all there is to tell of an answer.
  const first = Math.max(sent, firstByteMs ?? endMs ?? 0);
  return { connectedMs: connected, sentMs: sent, firstByteMs: first, endMs: Math.max(first, endMs ?? 0) };
}

const setUpNames: Partial<Readonly<Record<PhaseKey, string>>> = {
  dnsMs: 'DNS',
  tcpMs: 'TCP',
  tunnelMs: 'tunnel',
  tlsMs: 'TLS',
};

/** What opening the way took, phase by phase, as far as each was reached and measured. */
export function setUpFacts(timing: Timing): readonly string[] {
  return phaseTimes(timing).flatMap(({ key, lengthMs }) => {
    const name = setUpNames[key];
    return name === undefined ? [] : [`${name} ${msWords(lengthMs)}`];
  });
}
