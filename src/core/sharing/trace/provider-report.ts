import { headerValues } from '../../http/message.ts';
import type { KeptRun } from '../../keeping/kept-run.ts';
import { readTokenResponse } from '../../oauth/token-response.ts';
import { bearerError, parseChallenges } from '../../http/challenge.ts';
import type { Exchange } from '../../http/exchange.ts';
import { mdCode, mdFacts, mdText } from './markdown.ts';
import { answerWords } from './step-words.ts';
import { storyOf, type TraceRun } from './story.ts';
import { timeWords } from './time-words.ts';
import { findingsMarkdown, joined, leftOutMarkdown, stepMarkdown } from './trace-markdown.ts';

/** What a report is made of besides the run that failed. */
export type ReportAround = {
  /** Runs against the same server before it, in the order in which they were sent. */
  readonly tried: readonly KeptRun[];
  /** A moment (ms since the epoch) where the writer is, with its zone. */
  readonly localTime: (ms: number) => string;
};

/**
 * What the support of an authorization server or API needs to look into a failed run, as Markdown: when, who, what was
 * sent, what came back with the ids by which they find it again, and what was tried. Nothing secret is in it.
 */
export function providerReport(failed: TraceRun, { tried, localTime }: ReportAround): string {
  const { run } = failed;
  const story = storyOf([failed]);
  const last = run.exchanges.at(-1)?.exchange;
  return joined([
    `# ${mdText(story.title)}`,
    'Hello, could you please look into this request? Secrets are left out of it; ids and times are as they were.',
    '## In short',
    mdFacts(shortFacts(run, last, localTime)),
    findingsMarkdown(story.findings.filter(({ severity }) => severity !== 'good')),
    ...story.steps.map(stepMarkdown),
    triedMarkdown(tried),
    leftOutMarkdown(story),
  ]);
}

function shortFacts(
  run: KeptRun,
  last: Exchange | undefined,
  localTime: ReportAround['localTime'],
): [string, string][] {
  const { connection } = run;
  const isToken = run.kind === 'token';
  const facts: [string, string | undefined][] = [
    ['Time', `${timeWords(last?.startedAtMs ?? run.atMs)}, ${mdText(localTime(last?.startedAtMs ?? run.atMs))} here`],
    [isToken ? 'Token endpoint' : 'Address', last && mdCode(last.request.url)],
    ['client_id', connection.clientId === '' ? undefined : mdCode(connection.clientId)],
    ['Client authentication', isToken ? mdCode(connection.clientAuthentication) : undefined],
    ['Scopes asked for', connection.scope === '' ? 'none' : mdCode(connection.scope)],
    ['Outcome', last && mdText(answerWords(last))],
    ...(last === undefined ? [] : errorFacts(last)),
    ...(last === undefined ? [] : traceIds(last).map(([name, value]): [string, string] => [name, mdCode(value)])),
  ];
  return facts.flatMap(([name, value]): [string, string][] => (value === undefined ? [] : [[name, value]]));
}

function errorFacts({ outcome }: Exchange): [string, string | undefined][] {
  if (outcome.kind !== 'response') return [];
  const answer = readTokenResponse(outcome.response);
  const challenge = bearerError(parseChallenges(headerValues(outcome.response.headers, 'www-authenticate')));
  const refused = answer.kind === 'refused' ? answer : challenge;
  if (refused === undefined) return [];
  return [
    ['error', mdCode(refused.error)],
    ['error_description', refused.description === undefined ? undefined : mdCode(refused.description)],
  ];
}

/** Header fields of the answer by which a server finds a request again in its log. */
function traceIds({ outcome }: Exchange): readonly (readonly [name: string, value: string])[] {
  if (outcome.kind !== 'response') return [];
  return outcome.response.headers.filter(([name]) => idName.test(name));
}

const idName =
  /^(?:.*(?:request|correlation|transaction|invocation|activity)-?id|traceparent|.*trace-?id|cf-ray|x-amz-cf-id|x-azure-ref|x-okta-request-id|date|server|via)$/i;

function triedMarkdown(tried: readonly KeptRun[]): string {
  const lines = tried.flatMap(({ connection, exchanges, findings }) => {
    const last = exchanges.at(-1)?.exchange;
    if (last === undefined) return [];
    const found = findings[0] === undefined ? '' : `: ${mdText(findings[0].title)}`;
    return [
      `- ${timeWords(last.startedAtMs)}, ${mdCode(connection.clientAuthentication)}, scopes ${mdCode(connection.scope)}, ${last.way === 'proxy' ? 'proxy' : 'browser'}: ${mdText(answerWords(last))}${found}`,
    ];
  });
  return joined([
    '## What was tried before',
    lines.length === 0 ? 'Nothing else was sent to this address in this session.' : lines.join('\n'),
  ]);
}
