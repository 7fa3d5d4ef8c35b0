import { examine } from '#core/findings/examine.ts';
import type { ApiRun, Finding, TokenRun } from '#core/findings/finding.ts';
import { decodeToken } from '#core/jwt/decode-token.ts';
import { compareClaims } from '#core/oauth/compare-claims.ts';
import type { Discovered } from '#core/oauth/discovered.ts';
import { discoveredIn } from '#core/oauth/discovery-outcome.ts';
import { readIntrospection } from '#core/oauth/introspection-response.ts';
import { readResourceMetadata } from '#core/oauth/resource-metadata.ts';
import { readRevocation } from '#core/oauth/revocation-response.ts';
import { remaining } from '#core/time/remaining.ts';
import { once } from './once.ts';
import type { ApiCallRun, CorsCheckRun, LookupRun, MadeRun, PastedRun, Run, TokenRequestRun } from './run.ts';
import { diagnosisOf, stepOf } from './diagnosis-of.ts';
import { answerOf, isRecorded, tokenOf } from './selectors.ts';

const found = new WeakMap<Run, readonly Finding[]>();

/** What is wrong or worth knowing about a run, the heaviest first. */
export function findingsOf(run: Run, runs: readonly Run[]): readonly Finding[] {
  return once(found, run, () => {
    if ('recorded' in run && run.recorded !== undefined)
      return run.recorded.findings.map((finding) => ({ ...finding, remedies: [] }));
    switch (run.kind) {
      case 'pasted':
      case 'made':
        return examinedBrought(run);
      case 'lookup':
        return examinedLookup(run);
      case 'cors':
        return examinedCors(run);
      case 'token':
        return examine(examinedToken(run, runs));
      case 'api':
        return examine(examinedApi(run, runs));
    }
  });
}

function examinedToken(run: TokenRequestRun, runs: readonly Run[]): TokenRun {
  const token = tokenOf(run);
  const discovered = discoveredBefore(run, runs);
  return {
    kind: 'token',
    ...(discovered === undefined ? {} : { discovered }),
    connection: run.connection,
    exchange: run.exchange,
    answer: answerOf(run),
    token: token?.decoded,
    previousToken: previousToken(run, runs),
    ...(run.editedByHand && { editedByHand: true }),
    ...dpopFacts(run),
  };
}

/** What was found by the last discovery before this request. */
function discoveredBefore(run: TokenRequestRun, runs: readonly Run[]): Discovered | undefined {
  const outcomes = runs
    .slice(runs.indexOf(run) + 1)
    .flatMap((each) => (each.kind === 'lookup' && each.discovery !== undefined ? [each.discovery] : []));
  return outcomes.map(discoveredIn).find((each) => each !== undefined);
}

/** Newest first, so the request before stands behind; one that was cancelled or refused brought none. */
function previousToken(run: TokenRequestRun, runs: readonly Run[]): string | undefined {
  const before = runs
    .slice(runs.indexOf(run) + 1)
    .find((each) => each.kind === 'token' && !isRecorded(each) && tokenOf(each) !== undefined);
  return before === undefined ? undefined : tokenOf(before)?.text;
}

function examinedBrought(run: PastedRun | MadeRun): readonly Finding[] {
  const token = tokenOf(run);
  return token === undefined ? [] : examine({ kind: 'brought', origin: run.kind, token: token.decoded });
}

function examinedLookup(run: LookupRun): readonly Finding[] {
  const last = decisiveStep(run);
  if (last === undefined) return [];
  const { name: step, exchange } = last;
  const token = run.tokenText === '' ? undefined : decodeToken(run.tokenText);
  const introspection = step === 'Introspection' ? readIntrospection(exchange) : undefined;
  const claims = token?.kind === 'jwt' ? token.claims : undefined;
  return examine({
    kind: 'lookup',
    step,
    exchange,
    clientId: run.connection.clientId,
    token,
    introspection,
    answerSignature: run.answerSignature,
    revocation: step === 'Revocation' ? readRevocation(exchange) : undefined,
    ...(run.apiUrl === undefined ? {} : { resource: { reading: readResourceMetadata(exchange), apiUrl: run.apiUrl } }),
    ...(run.discovery === undefined ? {} : { discovery: run.discovery }),
    differences:
      introspection?.kind !== 'active'
        ? []
        : compareClaims(claims, introspection.members).flatMap(({ name, verdict }) =>
            verdict === 'differs' ? [name] : [],
          ),
  });
}

/** The last one; of a discovery the one that the answer is read from, for others are asked only to compare. */
function decisiveStep({ steps, discovery }: LookupRun): LookupRun['steps'][number] | undefined {
  const url = discovery?.documents[0]?.url ?? discovery?.unusable?.url;
  return steps.find(({ exchange }) => exchange.request.url === url) ?? steps.at(-1);
}

function originOf(run: Run): ApiRun['tokenOrigin'] {
  return run.kind === 'pasted' || run.kind === 'made' ? run.kind : 'issued';
}

function examinedCors(run: CorsCheckRun): readonly Finding[] {
  return examine({
    kind: 'cors',
    plan: run.plan,
    preflight: stepOf(run, 'Preflight'),
    replayed: stepOf(run, 'Request with Origin'),
    diagnosis: diagnosisOf(run),
  });
}

function examinedApi(run: ApiCallRun, runs: readonly Run[]): ApiRun {
  const source = runs.find((each) => each.id === run.tokenRunId);
  const token = source === undefined ? undefined : tokenOf(source);
  const atEnd = {
    wallMs: run.exchange.startedAtMs + (run.exchange.timing.endMs ?? 0),
    monotonicMs: run.exchange.receivedAtMonotonicMs,
  };
  return {
    kind: 'api',
    exchange: run.exchange,
    token: token?.decoded,
    tokenLeft: token === undefined ? undefined : remaining(token.lifetime, atEnd),
    tokenScope: token?.scope,
    tokenType: token?.tokenType,
    tokenOrigin: source === undefined ? undefined : originOf(source),
    connection: source?.kind === 'token' ? source.connection : run.connection,
    call: run.editedByHand === undefined ? run.call : undefined,
    ...(run.editedByHand && { editedByHand: true }),
    ...dpopFacts(run),
  };
}

function dpopFacts({ dpopKey, earlier }: TokenRequestRun | ApiCallRun): Pick<TokenRun, 'dpop'> {
  if (dpopKey === undefined) return {};
  return { dpop: { thumbprint: dpopKey.thumbprint, earlier: earlier.map(({ exchange }) => exchange) } };
}
