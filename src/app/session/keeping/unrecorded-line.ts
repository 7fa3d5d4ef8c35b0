import type { RunSummary } from '#core/keeping/kept-run.ts';
import { hostAndPort } from '#core/oauth/connection.ts';
import type { Run } from '../run.ts';
import { exchangesOf } from './run-to-keep.ts';

/** What the list says of a run that could not be redacted: when and where, and nothing that was sent or answered. */
export function unrecordedLine(run: Run, connectionId: string): RunSummary {
  const exchanges = exchangesOf(run).map(({ exchange }) => exchange);
  const last = exchanges.at(-1);
  return {
    id: run.id,
    kind: run.kind,
    atMs: exchanges[0]?.startedAtMs ?? ('at' in run ? run.at.wallMs : 0),
    connectionId,
    name: '',
    knownGood: false,
    server: last === undefined ? '' : (hostAndPort(last.request.url) ?? ''),
    method: '',
    path: '',
    clientId: '',
    scope: '',
    way: last?.way ?? '',
    statuses: [],
    error: '',
    outcome: 'none',
    tookMs: 0,
    title: 'This run could not be recorded',
    size: 0,
  };
}
