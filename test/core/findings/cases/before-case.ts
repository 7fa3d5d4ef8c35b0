import type { Connection } from '#core/oauth/connection.ts';
import { draftRun } from '../run-builder.ts';
import type { RuleCase } from './rule-case.ts';

/** A case before sending: what is typed when the rule speaks, and the nearest thing about which it is silent. */
export function typedCase(
  id: string,
  example: string,
  speaks: Partial<Connection>,
  silent: Partial<Connection>,
): RuleCase {
  return { id, example, speaks: draftRun(speaks), silent: draftRun(silent) };
}

/** As `typedCase`, for a rule about the endpoint alone. */
export function endpointCase(id: string, example: string, speaks: string, silent: string): RuleCase {
  return typedCase(id, example, { tokenEndpoint: speaks }, { tokenEndpoint: silent });
}

/** As `typedCase`, for a rule about the scope alone. */
export function scopeCase(id: string, example: string, speaks: string, silent: string): RuleCase {
  return typedCase(id, example, { scope: speaks }, { scope: silent });
}

/** As `typedCase`, for a rule about the secret alone. */
export function secretCase(id: string, example: string, speaks: string, silent: string): RuleCase {
  return typedCase(id, example, { clientSecret: speaks }, { clientSecret: silent });
}
