import type { Timing } from '../../http/exchange.ts';
import { phaseTimes, type PhaseKey } from '../../http/phase-times.ts';

/** Ms for each phase; −1 where it did not happen or is not known. `ssl` is a part of `connect`. */
export type HarTimings = {
  readonly blocked: -1;
  readonly dns: number;
  readonly connect: number;
  readonly ssl: number;
  readonly send: number;
  readonly wait: number;
  readonly receive: number;
};

/** @returns the phases, and their sum without `ssl` as the format asks */
export function harTimings(timing: Timing): { readonly total: number; readonly parts: HarTimings } {
  const lengths = new Map(phaseTimes(timing).map(({ key, lengthMs }) => [key, lengthMs]));
  const sum = (...keys: readonly PhaseKey[]) => {
    const known = keys.flatMap((key) => lengths.get(key) ?? []);
    return known.length === 0 ? -1 : known.reduce((total, each) => total + each, 0);
  };
  const parts = {
    blocked: -1,
    dns: sum('dnsMs'),
    connect: sum('tcpMs', 'tunnelMs', 'tlsMs'),
    ssl: sum('tlsMs'),
    send: sum('sentMs'),
    wait: sum('firstByteMs'),
    receive: sum('endMs'),
  } as const;
  const { dns, connect, send, wait, receive } = parts;
  return { parts, total: [dns, connect, send, wait, receive].reduce((all, each) => all + Math.max(0, each), 0) };
}
