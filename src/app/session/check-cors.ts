import { corsPlan, withOrigin } from '#core/http/cors-plan.ts';
import type { HttpRequest } from '#core/http/message.ts';
import { serverAccess } from '#core/oauth/server-access.ts';
import { smallAnswerBytes } from './lookup.ts';
import type { ApiCallRun, CorsCheckRun, CorsStep, TokenRequestRun } from './run.ts';
import type { Session } from './session.ts';

/**
 * Asks the server through the proxy what a browser asks it first, with this page's Origin set on purpose. Where a
 * browser asks nothing, nothing is sent: the check then holds what follows from the request alone.
 */
export async function askPreflight(
  session: Session,
  id: string,
  failed: TokenRequestRun | ApiCallRun,
  signal: AbortSignal,
): Promise<void> {
  const plan = corsPlan(session.origin, failed.exchange.request);
  const run: CorsCheckRun = { kind: 'cors', id, ofRunId: failed.id, plan, steps: [] };
  session.store.setState(({ runs }) => ({ runs: [run, ...runs] }));
  if (plan.preflight !== undefined) await send(session, run, { name: 'Preflight', request: plan.preflight }, signal);
}

/** Sends the request itself once more, with Origin, through the proxy: the server executes it again. */
export async function replayWithOrigin(session: Session, run: CorsCheckRun, signal: AbortSignal): Promise<void> {
  const kept = { ...run, steps: run.steps.filter(({ name }) => name !== 'Request with Origin') };
  await send(session, kept, { name: 'Request with Origin', request: withOrigin(run.plan) }, signal);
}

async function send(
  { store, transports }: Session,
  run: CorsCheckRun,
  { name, request }: { readonly name: CorsStep['name']; readonly request: HttpRequest },
  signal: AbortSignal,
): Promise<void> {
  // A browser shows no certificate of the client in requests without credentials (Fetch §4.8), so none is shown here.
  const { clientCertificate: _, ...access } = serverAccess(request.url, store.getState());
  store.setState({ corsFlight: { id: run.id, ofRunId: run.ofRunId, name } });
  const exchange = await transports.proxy(request, {
    ...access,
    maxResponseBytes: smallAnswerBytes,
    signal,
  });
  const after: CorsCheckRun = { ...run, steps: [...run.steps, { name, exchange }] };
  store.setState(({ runs, corsFlight }) => ({
    corsFlight: corsFlight?.id === run.id ? undefined : corsFlight,
    runs: [after, ...runs.filter((each) => each.id !== run.id)],
  }));
}
