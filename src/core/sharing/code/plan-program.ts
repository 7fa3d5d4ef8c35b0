import type { Trust } from '../../http/exchange.ts';
import { type ApiCall, apiRequest } from '../../oauth/api-request.ts';
import { type Connection, provesByCertificate, signsAssertion } from '../../oauth/connection.ts';
import { tokenRequest } from '../../oauth/token-request.ts';
import { hideSecrets } from './hide-secrets.ts';
import { planCall } from './plan-call.ts';
import { planToken, placeholder } from './plan-token.ts';
import type { ProgramNote, ProgramPlan, SecretVariable } from './program-plan.ts';
import { programSecrets } from './program-secrets.ts';
import { withValues } from './with-values.ts';

export type ProgramInput = {
  readonly connection: Connection;
  readonly call: ApiCall;
  /** Tokens and other secrets that the page holds and that may have been pasted anywhere. */
  readonly knownSecrets: readonly string[];
  /** What vouches for the token endpoint, and whether it is reached by another way than its URL says. */
  readonly trust: Trust['kind'];
  readonly isDetoured: boolean;
};

/** The program, or what is missing for it, in sentences. */
export type PlannedProgram =
  | {
      readonly kind: 'ready';
      readonly plan: ProgramPlan;
      /** The same with the secrets in it, as far as they can be: an assertion is good once. */
      readonly withSecrets: ProgramPlan;
      /** What stands in the second one. */
      readonly secrets: readonly SecretVariable[];
    }
  | { readonly kind: 'incomplete'; readonly faults: readonly string[] };

/**
 * What a program has to do to send the requests of this connection. Both are made by the builders that the page itself
 * sends with, and taken apart again, so that program and page cannot differ; what is a secret by its place, by its looks or
 * because it is known becomes a variable of the environment.
 */
export function planProgram(input: ProgramInput): PlannedProgram {
  const { connection, call } = input;
  const built = tokenRequest(connection, { clientAssertion: { kind: 'made', text: assertionOf(connection) } });
  if (built.kind === 'incomplete') return { kind: 'incomplete', faults: built.faults.map(({ message }) => message) };
  const api = apiRequest(call, placeholder);
  const apiCall = api.kind === 'ready' ? api.request : undefined;
  const hiding = hideSecrets(programSecrets(connection, apiCall, input.knownSecrets));
  const token = planToken(connection, built.request, hiding);
  const planned = apiCall && planCall(apiCall, hiding);
  const hasHost = [built.request, apiCall].some((each) => each?.headers.some(([name]) => /^host$/i.test(name)));
  const plan = {
    variables: hiding.variables(),
    notes: notesOf(input, hasHost, apiCall !== undefined),
    token,
    call: planned,
  };
  return {
    kind: 'ready',
    plan,
    withSecrets: withValues(plan),
    secrets: plan.variables.filter(({ value }) => value !== placeholder),
  };
}

function assertionOf({ clientAuthentication, assertionSecrets }: Connection): string {
  return signsAssertion(clientAuthentication) || assertionSecrets.readyAssertion === ''
    ? placeholder
    : assertionSecrets.readyAssertion;
}

function notesOf(
  { connection, call, trust, isDetoured }: ProgramInput,
  hasHost: boolean,
  hasCall: boolean,
): readonly ProgramNote[] {
  const notes: readonly (readonly [ProgramNote, boolean])[] = [
    ['assertion', signsAssertion(connection.clientAuthentication)],
    ['certificate', provesByCertificate(connection.clientAuthentication)],
    ['dpop', connection.dpop],
    ['unverified', trust === 'off'],
    ['pinned', trust === 'pinned'],
    ['detour', isDetoured],
    ['host', hasHost],
    ['no-api-url', call.url.trim() === ''],
    ['api-faults', !hasCall && call.url.trim() !== ''],
  ];
  return notes.filter(([, holds]) => holds).map(([note]) => note);
}
