import type { ExaminedRun, Remedy } from './finding.ts';

/** A click that types this address where the one of the run was typed; nothing where no field holds it. */
export function changeUrl(run: ExaminedRun, url: string, label: string): readonly Remedy[] {
  if (run.kind === 'token') return [{ kind: 'change-connection', label, change: { tokenEndpoint: url } }];
  if (run.kind === 'api') return [{ kind: 'change-api-call', label, change: { url } }];
  return [];
}

/** The name on screen of the field that holds the address of the run. */
export function urlField(run: ExaminedRun): 'Token endpoint' | 'API URL' {
  return run.kind === 'api' ? 'API URL' : 'Token endpoint';
}
