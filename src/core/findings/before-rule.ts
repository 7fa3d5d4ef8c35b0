import { type Connection, usesSecret } from '../oauth/connection.ts';
import type { DraftRun, Evidence, Remedy, Rule, TokenRun } from './finding.ts';
import { ruleOf, type Said } from './rule.ts';

/** A run in which something was typed that can be looked at. */
export type TypedRun = DraftRun | TokenRun;

/** The fields with text of the user's own, by their names on screen. */
export const fieldNames = {
  clientId: 'Client ID',
  clientSecret: 'Client secret',
  scope: 'Scope',
  tokenEndpoint: 'Token endpoint',
} as const;
export type TypedField = keyof typeof fieldNames;

type Options = {
  readonly explains?: readonly string[];
  /** For what stays true and dangerous when all went well: then it is a note. Everything else is silent after success. */
  readonly afterSuccess?: true;
};

/**
 * A rule about what is typed. It speaks before sending and after a request that brought no token, where it may be the
 * cause. It never repeats a value: an ID may hold the secret, an address may, and a secret always does.
 */
export function beforeRule(
  id: string,
  say: (connection: Connection, run: TypedRun) => Said | undefined,
  { explains = [], afterSuccess }: Options = {},
): Rule {
  const sayOfTyped = (run: TypedRun): Said | undefined => {
    const succeeded = run.kind === 'token' && run.answer?.kind === 'issued';
    if (succeeded && afterSuccess === undefined) return undefined;
    const said = say(run.connection, run);
    return succeeded ? said && { ...said, severity: 'note' } : said;
  };
  return ruleOf(
    id,
    'before',
    (run) => (run.kind === 'draft' || run.kind === 'token' ? sayOfTyped(run) : undefined),
    explains,
  );
}

/** What a field contributes to the request: a secret that has no part in it does no harm. */
export function valueOf(connection: Connection, field: TypedField): string {
  return field === 'clientSecret' && !usesSecret(connection.clientAuthentication) ? '' : connection[field];
}

/** The fields as evidence. */
export function inputs(...fields: readonly TypedField[]): readonly Evidence[] {
  return fields.map((field) => ({ kind: 'input', name: fieldNames[field] }));
}

/** A click that changes fields; the label is all that is shown of it. */
export function changing(label: string, change: Partial<Connection>): Remedy {
  return { kind: 'change-connection', label, change };
}

/** A change of a field, where it changes anything and leaves something. */
export function fixes(label: string, field: TypedField, before: string, after: string | undefined): readonly Remedy[] {
  return after === undefined || after === '' || after === before ? [] : [changing(label, { [field]: after })];
}

/** Names in a sentence: "a, b and c". */
export function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
