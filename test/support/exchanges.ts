import { noBytes, utf8 } from '#core/http/bytes.ts';
import type { Exchange, Failure } from '#core/http/exchange.ts';
import type { HeaderField } from '#core/http/message.ts';

type Answer = {
  readonly url?: string;
  readonly status?: number;
  readonly headers?: readonly HeaderField[];
  readonly body?: string;
  readonly ending?: Extract<Exchange['outcome'], { kind: 'response' }>['ending'];
};

const around = (url: string): Omit<Exchange, 'outcome'> => ({
  way: 'proxy',
  request: { method: 'GET', url, headers: [], body: noBytes },
  sent: { kind: 'bytes', bytes: noBytes },
  timing: { endMs: 1 },
  peer: undefined,
  startedAtMs: 1_800_000_000_000,
  receivedAtMonotonicMs: 1000,
});

/** An exchange that ended with this answer, for reading it. */
export function answered({
  url = 'https://as.example/x',
  status = 200,
  headers = [],
  body = '',
  ending = { kind: 'complete' },
}: Answer): Exchange {
  const bytes = utf8(body);
  const response = { version: 'HTTP/1.1', status, reason: '', headers, body: bytes, deviations: [] };
  return { ...around(url), outcome: { kind: 'response', response, received: { kind: 'bytes', bytes }, ending } };
}

/** An exchange without an answer. */
export function unanswered(failure: Failure = { kind: 'refused', address: '192.0.2.1' }): Exchange {
  return {
    ...around('https://as.example/x'),
    outcome: { kind: 'failure', failure, received: { kind: 'nothing' } },
  };
}
