import type { Timing } from './exchange.ts';

export const phaseKeys = ['dnsMs', 'tcpMs', 'tunnelMs', 'tlsMs', 'sentMs', 'firstByteMs', 'endMs'] as const;
export type PhaseKey = (typeof phaseKeys)[number];

/** What each phase is called, by its end. */
export const phaseNames: Readonly<Record<PhaseKey, string>> = {
  dnsMs: 'Name lookup (DNS)',
  tcpMs: 'TCP connection',
  tunnelMs: 'Tunnel through the network’s proxy',
  tlsMs: 'TLS handshake',
  sentMs: 'Request sent',
  firstByteMs: 'Waiting for the first byte',
  endMs: 'Receiving',
};

/** What a phase of this exchange is called: without a first byte nothing was received, and its end is all there is to tell. */
export function phaseName(key: PhaseKey, { firstByteMs }: Timing): string {
  return key === 'endMs' && firstByteMs === undefined ? 'Until it was over' : phaseNames[key];
}

/** How long one phase took, and when it began, in ms since the request was handed over. */
export type PhaseTime = { readonly key: PhaseKey; readonly fromMs: number; readonly lengthMs: number };

/** Each phase that was reached, from where the one before it ended. */
export function phaseTimes(timing: Timing): readonly PhaseTime[] {
  const times: PhaseTime[] = [];
  let before = 0;
  for (const key of phaseKeys) {
    const until = timing[key];
    if (until === undefined) continue;
    times.push({ key, fromMs: before, lengthMs: Math.max(0, until - before) });
    before = Math.max(before, until);
  }
  return times;
}
