import type { PlaygroundAlg } from './playground-clients.ts';
import { playgroundPaths } from './playground-paths.ts';

/** An API of the playground beside the demo API, for which a client asks by `resource` (RFC 8707 §2). */
export type PlaygroundResource = {
  /** The value of `resource`, and the `aud` of the tokens. */
  readonly identifier: string;
  /** What a token for it can be granted, space-separated. */
  readonly scope: string;
  readonly signingAlg: PlaygroundAlg;
  /** Where it answers, to tokens with the first of these scopes. */
  readonly path: string;
};

/** Two APIs with scopes and algorithms of their own. */
export const playgroundResources: readonly PlaygroundResource[] = [
  {
    identifier: 'urn:grantscope:calendar',
    scope: 'calendar.read calendar.write',
    signingAlg: 'ES256',
    path: playgroundPaths.calendar,
  },
  {
    identifier: 'urn:grantscope:mail',
    scope: 'mail.read mail.send',
    signingAlg: 'PS256',
    path: playgroundPaths.mail,
  },
];

/** The one type of `authorization_details` that the playground knows (RFC 9396 §2). */
export const accountAccessType = 'account_access';

/** What may be asked for in its `actions`. */
export const accountActions = ['list_accounts', 'read_balances', 'read_transactions'] as const;
