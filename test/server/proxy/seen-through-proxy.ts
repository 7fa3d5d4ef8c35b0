import type { Trust } from '#core/http/exchange.ts';
import { noBytes } from '#core/http/bytes.ts';
import { examine } from '#core/findings/examine.ts';
import type { ApiRun, Finding } from '#core/findings/finding.ts';
import { startGathering } from '#app/session/gather-frames.ts';
import type { ProxyUnderTest } from './proxy-under-test.ts';

/** What a person is told of a GET that went through the real proxy, the first thing first. */
export async function findingsOf(
  proxy: ProxyUnderTest,
  url: string,
  trust: Trust = { kind: 'system' },
): Promise<readonly Finding[]> {
  const request = { method: 'GET', url, headers: [], body: noBytes } as const;
  const now = { wallMs: Date.now(), monotonicMs: performance.now() };
  const gathering = startGathering(request, { now: () => now, lastJump: () => undefined });
  for (const frame of await proxy.send({ url, trust })) gathering.add(frame);
  const run: ApiRun = {
    kind: 'api',
    exchange: gathering.finish(false),
    token: undefined,
    tokenLeft: undefined,
    tokenScope: undefined,
    tokenType: undefined,
    tokenOrigin: undefined,
    connection: undefined,
    call: undefined,
  };
  return examine(run);
}
