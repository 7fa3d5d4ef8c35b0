import { useMemo } from 'react';
import type { CurlConnection } from '#core/http/curl-connection.ts';
import { isRedactedToken } from '#core/jwt/redacted-token.ts';
import { type Connection, hostAndPort, provesByCertificate, trustFor } from '#core/oauth/connection.ts';
import { readWay } from '#core/oauth/server-way.ts';
import { type PlannedExport, planExport } from '#core/sharing/exports/export-plan.ts';
import type { ExportedFile } from '#core/sharing/exports/exported-file.ts';
import { harFile } from '#core/sharing/exports/har.ts';
import { knownSecrets } from '../session/known-secrets.ts';
import { callToSend, heldToken, shownApiRun, shownTokenRun } from '../session/selectors.ts';
import { useWorkbench } from '../session/session-context.tsx';
import { runsToShare } from '../session/sharing-run.ts';
import type { Workbench } from '../session/workbench.ts';

/** What every format is written from: both requests as they are typed. */
export function usePlannedExport(): PlannedExport {
  const state = useWorkbench((workbench) => workbench);
  return useMemo(() => {
    const { connection } = state;
    const call = callToSend(state);
    const token = heldToken(state)?.text;
    const tokenWay = wayTo(connection.tokenEndpoint, state);
    return planExport({
      connection,
      call,
      knownSecrets: knownSecrets(state),
      trust: tokenWay.trust.kind,
      isDetoured: tokenWay.detour !== undefined,
      heldToken: token === undefined || isRedactedToken(token) ? undefined : token,
      tokenWay,
      apiWay: wayTo(call.url, state),
    });
  }, [state]);
}

/** The archive of the runs on screen; undefined where nothing was sent. */
export function useHarFile(): ExportedFile | undefined {
  const state = useWorkbench((workbench) => workbench);
  return useMemo(() => {
    const runs = [shownTokenRun(state), shownApiRun(state)].filter((run) => run !== undefined);
    return runs.length === 0 ? undefined : harFile(runsToShare(runs, state));
  }, [state]);
}

function wayTo(url: string, { connection, pins, unverified, ways, clientCertificates }: Workbench): CurlConnection {
  const way = readWay(url, ways);
  const held = clientCertificates.find((each) => each.hostAndPort === hostAndPort(url));
  return {
    trust: trustFor(url, pins, unverified),
    ...(way.kind === 'detour' ? { detour: way.detour } : {}),
    ...(held === undefined && !isShown(connection, url) ? {} : { clientCertificate: `for ${hostAndPort(url)}` }),
  };
}

/** Whether the client proves itself to this server by its certificate (RFC 8705 §2), typed or not. */
function isShown({ clientAuthentication, tokenEndpoint }: Connection, url: string): boolean {
  return provesByCertificate(clientAuthentication) && url === tokenEndpoint;
}
