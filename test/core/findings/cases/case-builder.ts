import type { ExaminedRun, TokenRun } from '#core/findings/finding.ts';
import type { Connection } from '#core/oauth/connection.ts';
import { tokenRun } from '../run-builder.ts';
import type { RuleCase } from './rule-case.ts';

export function ruleCase(id: string, example: string, speaks: ExaminedRun, silent: ExaminedRun): RuleCase {
  return { id, example, speaks, silent };
}

type Wishes = NonNullable<Parameters<typeof tokenRun>[1]>;

/** A refusal in the form of RFC 6749 §5.2, with 400 unless wished otherwise. */
export function refused(error: string, description?: string, wishes: Wishes = {}): TokenRun {
  return tokenRun({ error, error_description: description }, { status: 400, ...wishes });
}

/** The same for a client or scope of its own. */
export function refusedFor(connection: Partial<Connection>, error: string, description?: string): TokenRun {
  return refused(error, description, { connection });
}

export const goodMembers = { access_token: '2YotnFZFEjr1zCsicMWpAA', token_type: 'Bearer', expires_in: 300 };

/** An answer with a token and nothing wrong but these members. */
export function issued(change: object = {}, wishes: Wishes = {}): TokenRun {
  return tokenRun({ ...goodMembers, ...change }, wishes);
}

/** An empty answer with this status and these headers. */
export function status(code: number, headers: Wishes['headers'] = [], body = ''): TokenRun {
  return tokenRun(body, { status: code, headers });
}

/** A page that came with this status. */
export function page(html: string, code = 200): TokenRun {
  return tokenRun(html, { status: code, headers: [['Content-Type', 'text/html']] });
}
