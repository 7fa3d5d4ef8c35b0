import { clientAssertionAlgs } from './algorithms.ts';
import type { TokenScheme } from './presented-token.ts';

/** Why a protected resource refuses a request. `code` is one of RFC 6750 §3.1 or RFC 9449 §7.1. */
export type TokenError = {
  readonly code: 'invalid_request' | 'invalid_token' | 'insufficient_scope' | 'invalid_dpop_proof' | 'use_dpop_nonce';
  readonly description: string;
  readonly scope?: string;
};

/**
 * The WWW-Authenticate value for a refusal (RFC 6750 §3, RFC 9449 §7.1). A request without a token gets the bare
 * challenge, as §3.1 asks: no error has happened yet.
 */
export function tokenChallenge(scheme: TokenScheme, error: TokenError | undefined): string {
  const parameters: readonly (readonly [string, string])[] = [
    ['realm', 'demo-api'],
    ...(error === undefined
      ? []
      : ([
          ['error', error.code],
          ['error_description', error.description],
        ] as const)),
    ...(error?.scope === undefined ? [] : ([['scope', error.scope]] as const)),
    ...(scheme === 'DPoP' ? ([['algs', clientAssertionAlgs.join(' ')]] as const) : []),
  ];
  return `${scheme} ${parameters.map(([name, value]) => `${name}="${value}"`).join(', ')}`;
}
