import type { DecodedToken } from '../jwt/decode.ts';
import { audienceRows } from './granted-audience.ts';
import { type BindingFacts, bindingRow, tokenTypeRow } from './granted-binding.ts';
import { lifetimeRow } from './granted-lifetime.ts';
import type { Requested } from './granted-request.ts';
import type { GrantedRow } from './granted-row.ts';
import { scopeRow } from './granted-scope.ts';
import type { IssuedToken } from './token-response.ts';

/** What was asked for, what the answer says, and the token that came. */
export type Grant = {
  readonly requested: Requested;
  readonly answer: Pick<IssuedToken, 'scope' | 'tokenType' | 'expiresInSeconds'>;
  readonly token: DecodedToken;
  readonly binding?: BindingFacts;
};

/** What the rows come to, the gravest first; `unseen` is as requested as far as can be seen. */
export type GrantedSummary = 'other' | 'less' | 'more' | 'unseen' | 'same';

/** Request against answer and token: scope, audience, resource, lifetime, binding and token type, in this order. */
export function grantedAgainstRequested({ requested, answer, token, binding }: Grant): readonly GrantedRow[] {
  const claims = token.kind === 'jwt' ? token.claims : undefined;
  return [
    scopeRow(requested.scope, answer.scope, claims),
    ...audienceRows(requested, token),
    lifetimeRow(answer.expiresInSeconds, token),
    bindingRow(requested.hasDpopProof, token, binding),
    tokenTypeRow(requested.hasDpopProof, answer.tokenType),
  ];
}

/** The gravest state of what can be asked for. The lifetime cannot, so it does not count. */
export function grantedSummary(rows: readonly GrantedRow[]): GrantedSummary {
  const askable = rows.filter(({ name }) => name !== 'lifetime');
  const gravest = (['other', 'less', 'more'] as const).find((state) => askable.some((row) => row.state === state));
  if (gravest !== undefined) return gravest;
  return askable.some((row) => row.state === 'unknown' && row.requested !== undefined) ? 'unseen' : 'same';
}
