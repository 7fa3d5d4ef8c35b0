import type { Failure } from '../../http/exchange.ts';
import { bearerError, parseChallenges } from '../../http/challenge.ts';
import { phaseWords } from '../../findings/failure-rule.ts';
import { headerValues } from '../../http/message.ts';
import { durationWords } from '../../time/words.ts';
import { differenceOf } from './difference-of.ts';
import type { Difference } from './comparison.ts';
import type { Both, RunFacts } from './run-facts.ts';

/** What came of the runs: the outcome in a phrase, the status, the error code and what the server said to it. */
export function outcomeDifferences({ before, after }: Both): readonly Difference[] {
  if (before.run.kind !== after.run.kind) return [];
  const [from, to] = [outcomePhrase(before), outcomePhrase(after)];
  return [
    ...differenceOf({
      id: 'outcome',
      area: 'outcome',
      weight: 'decisive',
      subject: 'The outcome',
      before: from,
      after: to,
      sentence: `It came to ${to} instead of ${from}`,
    }),
    ...bothAnswered(before, after),
    ...differenceOf({
      id: 'failure detail',
      area: 'outcome',
      weight: 'important',
      subject: 'What is known of the failure',
      before: from === to ? failureDetail(before) : undefined,
      after: from === to ? failureDetail(after) : undefined,
    }),
    ...differenceOf({
      id: 'ending',
      area: 'outcome',
      weight: 'important',
      subject: 'The end of the answer',
      before: after.response === undefined ? undefined : endingPhrase(before),
      after: before.response === undefined ? undefined : endingPhrase(after),
    }),
  ];
}

/** Status and error of two answers; where one of them has no answer, the outcome says all. */
function bothAnswered(before: RunFacts, after: RunFacts): readonly Difference[] {
  if (before.response === undefined || after.response === undefined) return [];
  return [
    ...errorDifferences(before, after),
    ...differenceOf({
      id: 'status',
      area: 'outcome',
      weight: 'decisive',
      subject: 'The status',
      before: String(before.response.status),
      after: String(after.response.status),
      place: { kind: 'status' },
    }),
  ];
}

function errorDifferences(before: RunFacts, after: RunFacts): readonly Difference[] {
  const [from, to] = [errorOf(before), errorOf(after)];
  if ((from === undefined && mayHideError(before)) || (to === undefined && mayHideError(after))) return [];
  return [
    ...differenceOf({
      id: 'error',
      area: 'outcome',
      weight: 'decisive',
      subject: 'The error',
      before: from?.error,
      after: to?.error,
      ...(from === undefined &&
        to !== undefined && { sentence: `The error is “${to.error}”, and before there was none` }),
      ...(to === undefined && from !== undefined && { sentence: `The error “${from.error}” is gone` }),
      place: (to ?? from)?.place ?? { kind: 'status' },
    }),
    ...differenceOf({
      id: 'error description',
      area: 'outcome',
      weight: 'important',
      subject: 'The server’s description of the error',
      before: from?.description,
      after: to?.description,
      place: (to ?? from)?.place ?? { kind: 'status' },
    }),
  ];
}

/** An API says its error in a header field that the browser seldom shows to a page. */
function mayHideError({ run, exchange, response }: RunFacts): boolean {
  return run.kind !== 'token' && exchange?.way === 'browser' && (response?.status ?? 0) >= 400;
}

/** What a run came to, as a noun with its article; the same for the same outcome, whatever its details. */
function outcomePhrase({ run, exchange, answer, token }: RunFacts): string {
  if (exchange === undefined) return token === undefined ? 'no token' : 'a token that was brought along';
  const { outcome } = exchange;
  if (outcome.kind === 'failure') return failurePhrase(outcome.failure);
  if (outcome.ending.kind === 'cancelled') return 'a cancelled request';
  if (run.kind === 'token') {
    if (answer?.kind === 'issued') return 'a token';
    return answer?.kind === 'refused' ? 'a refusal' : 'an answer without a token';
  }
  const { status } = outcome.response;
  if (status >= 200 && status < 300) return 'success';
  return status >= 300 && status < 400 ? 'a redirect' : status >= 500 ? 'a server error' : 'a refusal';
}

function failurePhrase(failure: Failure): string {
  return failure.kind === 'cancelled' ? 'a cancelled request' : `no answer (${failurePhrases[failure.kind]})`;
}

const failurePhrases = {
  dns: 'the name was not found',
  refused: 'the connection was refused',
  unreachable: 'the address could not be reached',
  timeout: 'it took too long',
  closed: 'the connection was closed',
  'untrusted-certificate': 'the certificate is not trusted',
  'pin-mismatch': 'the certificate is not the pinned one',
  tls: 'TLS failed',
  'client-certificate': 'the client certificate could not be used',
  'outer-proxy': 'the network’s proxy did not let it through',
  'not-http': 'what came is no HTTP',
  'hidden-by-browser': 'the browser hides why',
  'opaque-redirect': 'the browser hides a redirect',
  'address-refused': 'the proxy does not dial the address',
  'request-refused': 'the request could not be sent so',
  'proxy-gone': 'the proxy was gone',
  'proxy-refused': 'the proxy refused',
} as const;

const endings = {
  complete: 'complete',
  closed: 'marked by closing the connection',
  truncated: 'cut off before its announced length',
  cut: 'cut at our limit',
  timeout: 'never reached: nothing more came',
  cancelled: 'cancelled',
} as const;

function endingPhrase({ exchange }: RunFacts): string | undefined {
  if (exchange?.outcome.kind !== 'response') return undefined;
  return endings[exchange.outcome.ending.kind];
}

type ErrorSaid = {
  readonly error: string;
  readonly description: string | undefined;
  readonly place: NonNullable<Difference['place']>;
};

function errorOf({ answer, response }: RunFacts): ErrorSaid | undefined {
  if (answer?.kind === 'refused')
    return {
      error: answer.error,
      description: answer.description,
      place: { kind: 'response-member', name: 'error' },
    };
  const challenges = parseChallenges(headerValues(response?.headers ?? [], 'www-authenticate'));
  const said = bearerError(challenges);
  return (
    said && {
      error: said.error,
      description: said.description,
      place: { kind: 'response-header', name: 'WWW-Authenticate' },
    }
  );
}

/** What tells two failures of one kind apart; how long it took stands with the times. */
function failureDetail({ exchange }: RunFacts): string | undefined {
  if (exchange?.outcome.kind !== 'failure') return undefined;
  const { failure } = exchange.outcome;
  if (failure.kind === 'timeout') return `${phaseWords[failure.phase]}, after ${durationWords(failure.limitMs)}`;
  if (failure.kind === 'closed') return `${phaseWords[failure.phase]}, ${failure.code}`;
  const details = Object.entries(failure).filter(([name, value]) => name !== 'kind' && typeof value === 'string');
  return details.length === 0 ? undefined : details.map(([, value]) => String(value)).join(', ');
}
