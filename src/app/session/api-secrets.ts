import type { ShellSecret } from '#core/http/shell-secrets.ts';
import { proofSecret } from '#core/sharing/connection-secrets.ts';
import { writtenShellSecrets } from '#core/sharing/written-secrets.ts';
import type { ApiCallRun, Run } from './run.ts';
import { tokenOf } from './selectors.ts';

/** What must not stand in a command of this call: its token, its proof, and what else its names tell to be a secret. */
export function apiSecrets(
  { exchange: { request }, tokenRunId }: ApiCallRun,
  runs: readonly Run[],
): readonly ShellSecret[] {
  const source = runs.find(({ id }) => id === tokenRunId);
  const token = source && tokenOf(source)?.text;
  const known = [...(token === undefined ? [] : [{ value: token, variable: 'ACCESS_TOKEN' }]), ...proofSecret(request)];
  const others = writtenShellSecrets(request).filter(({ value }) => known.every((each) => each.value !== value));
  return [...known, ...others];
}
