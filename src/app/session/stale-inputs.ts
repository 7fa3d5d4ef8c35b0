import type { Connection, Parameter } from '#core/oauth/connection.ts';
import { sentPairs } from '#core/oauth/parameters.ts';
import type { HeldToken } from './selectors.ts';

const inputs: readonly (readonly [keyof Connection, string])[] = [
  ['tokenEndpoint', 'Token endpoint'],
  ['clientId', 'Client ID'],
  ['clientSecret', 'Client secret'],
  ['scope', 'Scope'],
  ['clientAuthentication', 'Client authentication'],
  ['basicEncoding', 'Basic encoding'],
  ['dpop', 'DPoP'],
  ['grantType', 'Grant type'],
  ['bodyFormat', 'Body format'],
  ['scopeSeparator', 'Scope separator'],
];

/**
 * The inputs that have changed since the token was asked for, by the names of their fields; never their values. A token
 * that no request of this page brought depends on none.
 */
export function staleInputs(token: HeldToken, connection: Connection): readonly string[] {
  if (token.run.kind !== 'token') return [];
  const { connection: asked } = token.run;
  return [
    ...inputs.flatMap(([name, label]) => (asked[name] === connection[name] ? [] : [label])),
    ...(sameAsSent(asked.parameters, connection.parameters) ? [] : ['Parameters']),
    ...(sameAsSent(asked.headers, connection.headers) ? [] : ['Headers']),
  ];
}

/** Order counts, and what is switched off does not. */
function sameAsSent(asked: readonly Parameter[], typed: readonly Parameter[]): boolean {
  return JSON.stringify(sentPairs(asked)) === JSON.stringify(sentPairs(typed));
}
