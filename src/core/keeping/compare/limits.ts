import { bytesWords } from '../../time/words.ts';
import type { RunKind } from '../kept-run.ts';
import type { Origins } from './fingerprints.ts';
import { hiddenFields } from './headers.ts';
import type { Both, RunFacts } from './run-facts.ts';
import { secretVerdict } from './secret.ts';
import { isOtherwiseCoded } from './whole-body.ts';
import { listOf, listWords } from './words.ts';
import { isBrought } from './asked.ts';

/** What cannot be compared, and why: the reader must not take silence for sameness. */
export function comparisonLimits(both: Both, origins: Origins): readonly string[] {
  return [
    ...kindLimit(both),
    ...(both.before.run.kind === both.after.run.kind ? messageLimits(both) : []),
    ...connectionLimit(both),
    ...secretLimits(both, origins),
    ...keyLimit(both),
    ...cutLimits(both),
  ];
}

const kindPhrases: Readonly<Record<RunKind, string>> = {
  token: 'a token request',
  api: 'an API call',
  pasted: 'a pasted token',
  made: 'a token made here',
  lookup: 'a question about a token or a server',
  cors: 'a check of what the browser allows',
};

function kindLimit({ before, after }: Both): readonly string[] {
  const [from, to] = [before.run.kind, after.run.kind];
  if (isBrought(before) && isBrought(after)) return [noMessages];
  if (from === to) return [];
  const isWithToken = before.token !== undefined && after.token !== undefined;
  const begin = `The first is ${kindPhrases[from]} and the second ${kindPhrases[to]}`;
  if (isBrought(before) || isBrought(after)) return [`${begin}, so only the token can be compared.`];
  const compared = listWords(['the client', 'the way', ...(isWithToken ? ['the token'] : [])]);
  return [`${begin}: only ${compared} can be compared. Request, response, times and TLS are of different things.`];
}

const noMessages = 'Both tokens were brought along, so there are no messages, times or connections to compare.';

function messageLimits(both: Both): readonly string[] {
  const hidden = hiddenFields(both);
  const { before, after } = both;
  return [
    ...(hidden.length === 0
      ? []
      : [
          `The browser shows a page only the response headers that the server exposes to it, so ${listOf(hidden)} cannot be compared.`,
        ]),
    ...(before.response !== undefined && after.response !== undefined && isOtherwiseCoded(before, after)
      ? ['One body is still compressed and the other is not, so the bodies cannot be compared.']
      : []),
  ];
}

function connectionLimit({ before, after }: Both): readonly string[] {
  const [from, to] = [before.exchange, after.exchange];
  if (from === undefined || to === undefined || before.run.kind !== after.run.kind) return [];
  if (from.way === 'browser' || to.way === 'browser') {
    const which = from.way === to.way ? 'Both were' : from.way === 'browser' ? 'The first was' : 'The second was';
    return [
      `${which} sent by the browser, which tells a page neither address nor TLS nor how long connecting took: these cannot be compared${from.way === to.way ? '' : ', and of the times only the total'}.`,
    ];
  }
  if (from.peer === undefined && to.peer === undefined)
    return ['Neither run has a connection to look at, so nothing is said of address and TLS.'];
  if (from.peer !== undefined && to.peer !== undefined) return [];
  return [
    `The ${from.peer === undefined ? 'first' : 'second'} run has no connection to look at, so address and TLS cannot be compared.`,
  ];
}

function secretLimits(both: Both, origins: Origins): readonly string[] {
  if (origins === 'other-devices')
    return [
      'The runs were recorded on different devices, each of which replaces secrets in its own way: whether a secret or an opaque token is the same cannot be told.',
    ];
  const verdict = secretVerdict(both, origins);
  return verdict.kind === 'unknown' ? [`${verdict.reason}, so whether it is the same secret cannot be told.`] : [];
}

function keyLimit({ before: { token: before }, after: { token: after } }: Both): readonly string[] {
  if (before?.kind !== 'jwt' || after?.kind !== 'jwt' || before.unsigned || after.unsigned) return [];
  if (Object.hasOwn(before.header, 'kid') || Object.hasOwn(after.header, 'kid')) return [];
  return before.header['alg'] !== after.header['alg'] || before.parts[2] === after.parts[2]
    ? []
    : ['Neither token names its key (kid), so whether the same key signed both cannot be told.'];
}

function cutLimits({ before, after }: Both): readonly string[] {
  return [
    ...cutsOf(before).map((words) => `Of the first run ${words}`),
    ...cutsOf(after).map((words) => `Of the second run ${words}`),
  ];
}

function cutsOf({ run, exchange }: RunFacts): readonly string[] {
  const last = run.exchanges.length - 1;
  return run.cuts
    .filter((cut) => cut.exchange === last)
    .map(({ side, wholeBytes }) => {
      const kept = side === 'request' ? exchange?.request.body : responseBody(exchange);
      return `only the first ${bytesWords(kept?.length ?? 0)} of the ${side} body was kept, of ${bytesWords(wholeBytes)}; what came behind is not compared.`;
    });
}

function responseBody(exchange: RunFacts['exchange']): Uint8Array | undefined {
  return exchange?.outcome.kind === 'response' ? exchange.outcome.response.body : undefined;
}
