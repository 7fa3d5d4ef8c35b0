import { curlCommand } from '#core/http/curl.ts';
import { corsLines } from '#core/http/cors-lines.ts';
import { corsPlan, withOrigin } from '#core/http/cors-plan.ts';
import type { HttpRequest } from '#core/http/message.ts';
import { proofSecret } from '#core/sharing/connection-secrets.ts';
import { trustFor } from '#core/oauth/connection.ts';
import { apiSecrets } from './api-secrets.ts';
import { litPlaces } from './lit.ts';
import { diagnosisOf } from './diagnosis-of.ts';
import { shownCorsCheck } from './shown-cors-check.ts';
import type { ApiCallRun, TokenRequestRun } from './run.ts';
import { isRecorded } from './selectors.ts';
import { useCommands, useSession, useWorkbench } from './session-context.tsx';
import { useFailureActions } from './use-failure-actions.ts';
import { useKnownSecrets } from './use-known-secrets.ts';

/** All that is drawn under a run whose failure the browser keeps to itself; undefined for every other run. */
export function useCorsCheck(run: TokenRequestRun | ApiCallRun) {
  const { origin, surroundings } = useSession();
  const { replayRequestWithOrigin, stopFindingOut } = useCommands();
  const check = useWorkbench((state) => {
    const shown = shownCorsCheck(state);
    return shown?.ofRunId === run.id ? shown : undefined;
  });
  const flight = useWorkbench(({ corsFlight }) => (corsFlight?.ofRunId === run.id ? corsFlight.name : undefined));
  const lit = useWorkbench((state) => litPlaces(state, 'cors'));
  const runs = useWorkbench((state) => state.runs);
  const pins = useWorkbench((state) => state.pins);
  const unverified = useWorkbench((state) => state.unverified);
  const knownSecrets = useKnownSecrets();
  const failureActions = useFailureActions('cors');
  if (isRecorded(run) || !isUnknown(run, origin) || (check === undefined && surroundings.proxy)) return undefined;
  const plan = check?.plan ?? corsPlan(origin, run.exchange.request);
  const secrets =
    run.kind === 'api'
      ? apiSecrets(run, runs)
      : [
          { value: run.connection.clientSecret, variable: 'CLIENT_SECRET' },
          ...proofSecret(run.exchange.request),
        ].filter(({ value }) => value !== '');
  // What matters is the head of the answer, which curl prints only when told to.
  const curl = (request: HttpRequest): string =>
    curlCommand(request, secrets, { trust: trustFor(request.url, pins, unverified) }).replace(
      /^curl /m,
      'curl --include ',
    );
  const diagnosis = check && diagnosisOf(check);
  return {
    plan,
    steps: check?.steps ?? [],
    diagnosis,
    lines: corsLines(plan),
    flight,
    lit,
    knownSecrets,
    curl,
    commands: {
      preflight: plan.preflight && curl(plan.preflight),
      request: plan.sameOrigin ? undefined : curl(withOrigin(plan)),
    },
    proxyThere: surroundings.proxy,
    failureActions,
    onReplay: () => void replayRequestWithOrigin(),
    onStop: stopFindingOut,
  };
}

/** The press that finds out why a run failed; nothing where its failure is no secret. */
export function useFindOut(run: TokenRequestRun | ApiCallRun) {
  const { findOutWhy } = useCommands();
  const { origin } = useSession();
  if (!isUnknown(run, origin)) return {};
  const { kind } = run;
  const name = kind === 'token' ? 'Find out why' : 'Find out why the API call failed';
  return { findOut: { name, press: () => void findOutWhy(kind) } };
}

/** Whether the browser kept the reason of the failure to itself, and it does not follow from the request alone. */
function isUnknown({ exchange: { outcome, request } }: TokenRequestRun | ApiCallRun, origin: string): boolean {
  if (outcome.kind !== 'failure' || outcome.failure.kind !== 'hidden-by-browser') return false;
  const plan = corsPlan(origin, request);
  return plan.badPort === undefined && !plan.mixedContent;
}
