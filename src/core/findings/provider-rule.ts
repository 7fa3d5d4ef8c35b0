import { isLoopback } from '../http/cross-origin.ts';
import type { Connection } from '../oauth/connection.ts';
import { providerById } from '../providers/built-in.ts';
import type { Provider } from '../providers/provider.ts';
import { providersOfEndpoint, providersOfToken } from '../providers/recognise.ts';
import type { Certainty, DraftRun, Evidence, Remedy, Rule, TokenRun } from './finding.ts';
import { ruleOf, type Said } from './rule.ts';

/** What a rule about a provider looks at: what was typed, and for a request that brought no token what came of it. */
export type AtProvider = {
  readonly connection: Connection;
  readonly provider: Provider;
  readonly run: DraftRun | TokenRun;
  /** The status of the answer; undefined for a draft. */
  readonly status: number | undefined;
};

/** The provider of a run and how sure that is. Undefined where none is known, or several are as likely. */
export type KnownProvider = { readonly provider: Provider; readonly certainty: 'certain' | 'likely' };

/**
 * A known host says more than the list from which a provider was chosen; a choice says more than a path.
 * A token is looked at only where neither says anything.
 */
export function knownProvider({ connection, ...run }: DraftRun | TokenRun): KnownProvider | undefined {
  const [first, second] = providersOfEndpoint(connection.tokenEndpoint);
  if (first?.certainty === 'certain') return first;
  const chosen = providerById(connection.provider);
  if (chosen !== undefined) return { provider: chosen, certainty: 'certain' };
  if (first !== undefined) return second === undefined && !isLikeThePlayground(first, connection) ? first : undefined;
  if (run.kind === 'draft' || run.answer?.kind !== 'issued') return undefined;
  const [byToken, other] = providersOfToken(run.token, run.answer.accessToken);
  return other === undefined ? byToken : undefined;
}

/** Curity is known by its path alone, and on this machine that is the path of the playground. */
function isLikeThePlayground({ provider }: KnownProvider, { tokenEndpoint }: Connection): boolean {
  return provider.id === 'curity' && isLoopback(new URL(tokenEndpoint).hostname);
}

type Wishes = {
  readonly explains?: readonly string[];
  /** Also where no answer came, because the browser kept it to itself. */
  readonly withoutAnswer?: true;
};

/** A rule about what is typed for one of these providers: in a draft, and where the request brought no token. */
export function providerRule(
  id: string,
  providers: readonly string[] | 'any',
  say: (at: AtProvider) => Said | undefined,
  { explains = [], withoutAnswer }: Wishes = {},
): Rule {
  return ruleOf(
    id,
    'before',
    (run) => {
      if (run.kind !== 'draft' && run.kind !== 'token') return undefined;
      if (run.kind === 'token' && !isRefused(run, withoutAnswer === true)) return undefined;
      return sayOf(run, providers, say);
    },
    explains,
  );
}

/** A rule about what came back from one of these providers. */
export function providerAnswerRule(
  id: string,
  providers: readonly string[],
  say: (run: TokenRun, provider: Provider) => Said | undefined,
  explains: readonly string[] = [],
): Rule {
  return ruleOf(
    id,
    'response',
    (run) => (run.kind === 'token' ? sayOf(run, providers, (at) => say(run, at.provider)) : undefined),
    explains,
  );
}

function sayOf(
  run: DraftRun | TokenRun,
  providers: readonly string[] | 'any',
  say: (at: AtProvider) => Said | undefined,
): Said | undefined {
  const known = knownProvider(run);
  if (known === undefined || (providers !== 'any' && !providers.includes(known.provider.id))) return undefined;
  const { provider } = known;
  const said = say({ connection: run.connection, provider, run, status: statusOf(run) });
  if (said === undefined) return undefined;
  const [source] = provider.documentation;
  return { source, ...said, certainty: weaker(said.certainty ?? 'certain', known.certainty) };
}

const strength: Readonly<Record<Certainty, number>> = { hint: 0, likely: 1, certain: 2 };

/** Of two certainties the smaller: what is only likely the provider makes no finding certain. */
function weaker(one: Certainty, other: Certainty): Certainty {
  return strength[one] < strength[other] ? one : other;
}

function isRefused({ exchange, answer }: TokenRun, withoutAnswer: boolean): boolean {
  if (exchange.outcome.kind === 'failure') {
    return withoutAnswer && exchange.outcome.failure.kind === 'hidden-by-browser';
  }
  return answer?.kind !== 'issued';
}

function statusOf(run: DraftRun | TokenRun): number | undefined {
  if (run.kind === 'draft' || run.exchange.outcome.kind !== 'response') return undefined;
  return run.exchange.outcome.response.status;
}

/** The field and the parameter that a scope stands in. */
export const atScope: readonly Evidence[] = [
  { kind: 'input', name: 'Scope' },
  { kind: 'request-parameter', name: 'scope' },
];

/** The field and the part of the request that the endpoint's path stands in. */
export const atEndpoint: readonly Evidence[] = [{ kind: 'input', name: 'Token endpoint' }, { kind: 'request-target' }];

/** A remedy that changes what is typed. */
export function change(label: string, to: Partial<Connection>): Remedy {
  return { kind: 'change-connection', label, change: to };
}

/** Whether a parameter is sent with a value; one without counts as left out (RFC 6749 §3.2). */
export function isSent({ parameters }: Connection, name: string): boolean {
  return parameters.some((each) => each.on && each.name === name && each.value !== '');
}

/** A remedy that puts a row for this parameter into the form, or switches the one on that is there; none where one is on. */
export function addParameter({ parameters }: Connection, name: string, value = ''): readonly Remedy[] {
  const isThere = parameters.some((each) => each.on && each.name === name);
  if (isThere && value === '') return [];
  const others = parameters.filter((each) => each.name !== name);
  const typed = parameters.find((each) => each.name === name && each.value !== '');
  const added = { name, value: typed?.value ?? value, on: true };
  return [change(`Add the parameter ${name}`, { parameters: [...others, added] })];
}
