import type { Connection } from '../oauth/connection.ts';
import type { Remedy, TokenRun } from './finding.ts';
import { otherWays } from './other-ways.ts';

/** The other methods alone: where the server blames the method, another encoding does not help. */
export function otherMethods({ connection }: TokenRun): readonly Remedy[] {
  return otherWays(connection).filter(
    (remedy) => remedy.kind === 'change-connection' && remedy.change.clientAuthentication !== undefined,
  );
}

/** The one method that the server's words name, where it is another than was used; all others where they name none. */
export function methodsNamedIn(words: string, run: TokenRun): readonly Remedy[] {
  const named = (['client_secret_basic', 'client_secret_post'] as const).filter((method) => words.includes(method));
  const [only] = named.filter((method) => method !== run.connection.clientAuthentication);
  return only === undefined ? otherMethods(run) : [methodRemedy(only)];
}

/** The ways to sign that the server's words name. */
export function proofsNamedIn(words: string): readonly Remedy[] {
  const methods = ['private_key_jwt', 'client_secret_jwt', 'self_signed_tls_client_auth', 'tls_client_auth'] as const;
  const named = methods.filter((method) => new RegExp(`(?<![a-z_])${method}`).test(words));
  return named.map((method) => methodRemedy(method));
}

function methodRemedy(clientAuthentication: Connection['clientAuthentication']): Remedy {
  return { kind: 'change-connection', label: `Use ${clientAuthentication}`, change: { clientAuthentication } };
}
