import { useMemo } from 'react';
import { trustFor } from '#core/oauth/connection.ts';
import { readWay } from '#core/oauth/server-way.ts';
import { planProgram, type PlannedProgram } from '#core/sharing/code/plan-program.ts';
import { knownSecrets } from '../session/known-secrets.ts';
import { callToSend } from '../session/selectors.ts';
import { useWorkbench } from '../session/session-context.tsx';

/** The program that follows from what is typed. */
export function useProgram(): PlannedProgram {
  const state = useWorkbench((workbench) => workbench);
  return useMemo(() => {
    const { connection, pins, unverified, ways } = state;
    return planProgram({
      connection,
      call: callToSend(state),
      knownSecrets: knownSecrets(state),
      trust: trustFor(connection.tokenEndpoint, pins, unverified).kind,
      isDetoured: readWay(connection.tokenEndpoint, ways).kind === 'detour',
    });
  }, [state]);
}
