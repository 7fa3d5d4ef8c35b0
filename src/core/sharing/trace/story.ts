import type { Exchange } from '../../http/exchange.ts';
import { decodeToken } from '../../jwt/decode-token.ts';
import type { DecodedToken } from '../../jwt/decode.ts';
import type { BodyCut, KeptFinding, KeptRun } from '../../keeping/kept-run.ts';
import { readTokenResponse } from '../../oauth/token-response.ts';
import { answerWords, requestWords } from './step-words.ts';
import { timeWords } from './time-words.ts';
import { type LeftOut, leftOutOf } from './left-out.ts';

/** How many bytes an exchange had before its secrets were replaced; undefined where nobody knows. */
export type ExchangeSize = { readonly bytesOut: number | undefined; readonly bytesIn: number | undefined };

/** A run to be told, without its secrets; `sizes` has one for each exchange, or is empty. */
export type TraceRun = { readonly run: KeptRun; readonly sizes: readonly ExchangeSize[] };

/** A run that is told as a story: what happened, in its order, as data for the page, the text and the picture. */
export type Story = {
  /** No full stop. */
  readonly title: string;
  readonly summary: string;
  readonly atMs: number;
  readonly steps: readonly StoryStep[];
  /** The token that the story is about, and its text, as far as it may be shown. */
  readonly token: { readonly text: string; readonly decoded: DecodedToken } | undefined;
  readonly findings: readonly KeptFinding[];
  readonly leftOut: readonly LeftOut[];
};

export type StoryStep = {
  /** From 1, in the order in which they were sent. */
  readonly number: number;
  readonly name: string;
  /** Who was asked. */
  readonly server: { readonly name: string; readonly host: string };
  readonly exchange: Exchange;
  readonly size: ExchangeSize | undefined;
  readonly cuts: readonly BodyCut[];
};

/** Tells runs as one story: a token request, and the API call that followed it where there was one. */
export function storyOf(runs: readonly TraceRun[]): Story {
  const steps = runs.flatMap(({ run, sizes }) => stepsOf(run, sizes)).map((step, at) => ({ ...step, number: at + 1 }));
  const atMs = runs[0]?.run.atMs ?? 0;
  return {
    title: titleOf(steps),
    summary: summaryOf(runs, steps, atMs),
    atMs,
    steps,
    token: tokenOf(runs),
    findings: runs.flatMap(({ run }) => run.findings),
    leftOut: leftOutOf(runs.map(({ run }) => run)),
  };
}

function stepsOf(run: KeptRun, sizes: readonly ExchangeSize[]): readonly Omit<StoryStep, 'number'>[] {
  return run.exchanges.map(({ name, exchange }, at) => ({
    name,
    server: { name: serverName(run, name), host: hostOf(exchange.request.url) },
    exchange,
    size: sizes[at],
    cuts: run.cuts.filter((cut) => cut.exchange === at),
  }));
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : url;
}

/** Who answers such a request; an account's host (RFC 7033) need not be either of the two. */
function serverName({ kind, purpose }: KeptRun, step: string): string {
  if (kind === 'token') return 'Authorization server';
  if (kind === 'api' || purpose === 'resource-metadata') return 'API';
  return kind === 'lookup' && step !== 'WebFinger' ? 'Authorization server' : 'Server';
}

function titleOf(steps: readonly StoryStep[]): string {
  const last = steps.at(-1);
  if (last === undefined) return 'A token';
  return `${last.name} to ${last.server.host}: ${answerWords(last.exchange)}`;
}

function summaryOf(runs: readonly TraceRun[], steps: readonly StoryStep[], atMs: number): string {
  const sentences = runs.flatMap(({ run }) => {
    const step = steps.find(({ exchange }) => exchange === run.exchanges.at(-1)?.exchange);
    return step === undefined ? [] : [run.kind === 'token' ? tokenSentence(run, step) : callSentence(step)];
  });
  return `${timeWords(atMs)}. ${sentences.join(' ')}`;
}

function tokenSentence({ connection }: KeptRun, { server, exchange }: StoryStep): string {
  const client = connection.clientId === '' ? 'The client' : `The client “${connection.clientId}”`;
  const scope = connection.scope === '' ? '' : ` for the scope “${connection.scope}”`;
  const asked = `${client} asked ${server.host} for a token${scope}.`;
  const { outcome } = exchange;
  if (outcome.kind === 'failure') return `${asked} No answer: ${answerWords(exchange)}.`;
  const answer = readTokenResponse(outcome.response);
  if (answer.kind === 'issued') {
    const lifetime = answer.expiresInSeconds === undefined ? '' : ` It is said to live ${answer.expiresInSeconds} s.`;
    return `${asked} The server issued one (${answerWords(exchange)}).${lifetime}`;
  }
  if (answer.kind === 'refused')
    return `${asked} The server refused with “${answer.error}” (${answerWords(exchange)}).`;
  return `${asked} The server answered ${answerWords(exchange)}, and no token was in it.`;
}

function callSentence({ name, server, exchange }: StoryStep): string {
  const asked = `${name}: ${requestWords(exchange)} was sent to ${server.host}`;
  if (exchange.outcome.kind === 'failure') return `${asked}, and no answer came: ${answerWords(exchange)}.`;
  return `${asked} and answered ${answerWords(exchange)}.`;
}

function tokenOf(runs: readonly TraceRun[]): Story['token'] {
  for (const { run } of runs) {
    const text = run.token ?? issuedIn(run) ?? carriedBy(run);
    if (text !== undefined && text !== '') return { text, decoded: decodeToken(text) };
  }
  return undefined;
}

function issuedIn(run: KeptRun): string | undefined {
  const outcome = run.exchanges.at(-1)?.exchange.outcome;
  if (run.kind !== 'token' || outcome?.kind !== 'response') return undefined;
  const answer = readTokenResponse(outcome.response);
  return answer.kind === 'issued' ? answer.accessToken : undefined;
}

function carriedBy(run: KeptRun): string | undefined {
  if (run.kind !== 'api') return undefined;
  const headers = run.exchanges.at(-1)?.exchange.request.headers ?? [];
  const [, value = ''] = headers.find(([name]) => name.toLowerCase() === 'authorization') ?? [];
  return /^(?:bearer|dpop) +(.+)$/i.exec(value)?.[1];
}
