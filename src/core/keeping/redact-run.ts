import type { Finding } from '../findings/finding.ts';
import { withCutBodies } from './cut-bodies.ts';
import { keptApiCall, keptConnection } from './kept-connection.ts';
import { type BodyCut, type KeptFinding, type KeptRun, runVersion } from './kept-run.ts';
import { ownSecrets } from './own-secrets.ts';
import { type Redaction, redactedText, redactedToken } from './redact.ts';
import { redactedExchange } from './redact-exchange.ts';

/** A run with all its secrets, on its way to be kept. */
export type RunToKeep = Omit<KeptRun, 'version' | 'cuts' | 'findings'> & { readonly findings: readonly Finding[] };

// More than a secret is long: one that the end of what is kept would cut in two is seen as a whole.
const lookAheadBytes = 16 * 1024;

/**
 * A run as it may be kept, and how long its bodies were where they had to be cut. `mostBytes` is the limit of each body.
 *
 * A body is cut before it is searched, so that one of many megabytes costs no more than what is kept of it.
 */
export function redactedRun(run: RunToKeep, { fingerprint, ...given }: Redaction, mostBytes: number): KeptRun {
  const { token, call } = run;
  const cuts: BodyCut[] = [];
  const nearby = run.exchanges.map(({ exchange }, index) => withCutBodies(exchange, index, mostBytes + lookAheadBytes));
  const own = ownSecrets(
    nearby.map(({ exchange }) => exchange),
    given.knownSecrets,
  );
  const knownSecrets = [...given.knownSecrets, ...own];
  const redaction = { fingerprint, knownSecrets };
  const exchanges = run.exchanges.map(({ name, exchange }, index) => {
    const near = nearby[index] ?? withCutBodies(exchange, index, mostBytes + lookAheadBytes);
    const kept = withCutBodies(redactedExchange(near.exchange, redaction), index, mostBytes);
    cuts.push(...withCutBodies(exchange, index, mostBytes).cuts);
    return { name, exchange: kept.exchange };
  });
  return {
    ...run,
    version: runVersion,
    connection: keptConnection(run.connection, knownSecrets),
    exchanges,
    cuts,
    findings: run.findings.map((finding) => keptFinding(finding, redaction)),
    ...(call === undefined ? {} : { call: keptApiCall(call, knownSecrets) }),
    ...(token === undefined ? {} : { token: redactedToken(token, redaction) }),
  };
}

function keptFinding(finding: Finding, redaction: Redaction): KeptFinding {
  const { id, severity, title, explanation, certainty, evidence, source } = finding;
  return {
    id,
    severity,
    title: redactedText(title, redaction),
    explanation: redactedText(explanation, redaction),
    certainty,
    evidence,
    source,
  };
}
