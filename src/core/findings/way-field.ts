import { hostAndPort } from '../oauth/connection.ts';
import type { WayFault } from '../oauth/server-way.ts';
import type { FailedRun } from './failure-rule.ts';
import type { Evidence } from './finding.ts';

/**
 * The field in which another way to the server of this run is chosen. The API has fields of its own where it is at
 * another host; questions about a token go to servers that may have none on screen.
 */
export function wayField(run: FailedRun, part: WayFault['part']): readonly Evidence[] {
  if (run.kind === 'lookup') return [];
  const target = hostAndPort(run.exchange.request.url);
  const isOwn = run.kind === 'api' && target !== hostAndPort(run.connection?.tokenEndpoint ?? '');
  return [{ kind: 'input', name: isOwn ? `${part} for the API` : part }];
}
