import type { HttpRequest } from '../../http/message.ts';
import type { Connection } from '../../oauth/connection.ts';
import { drawnSecrets, shellSecrets } from '../connection-secrets.ts';
import { writtenShellSecrets } from '../written-secrets.ts';
import { placeholder } from './plan-token.ts';
import type { SecretVariable } from './program-plan.ts';

/**
 * The secrets that are looked for in what was typed, each with its variable. A private key as PEM is known by its looks
 * wherever it stands.
 */
export function programSecrets(
  connection: Connection,
  call: HttpRequest | undefined,
  knownSecrets: readonly string[],
): readonly SecretVariable[] {
  const written = [...shellSecrets(connection), ...(call === undefined ? [] : writtenShellSecrets(call))]
    .filter(({ value, variable }) => variable !== 'PRIVATE_KEY' && value !== placeholder)
    .map(({ value, variable }) => ({ value, name: variable, meaning: meanings[variable] ?? `the secret ${variable}` }));
  const others = [...drawnSecrets(connection), ...knownSecrets]
    .filter((value) => value !== '' && written.every((each) => each.value !== value))
    .map((value) => ({ value, name: 'SECRET', meaning: 'a secret of this connection, or a token that it was given' }));
  return [...written, ...others];
}

const meanings: Readonly<Record<string, string>> = {
  CLIENT_SECRET: 'the client secret',
  CLIENT_ASSERTION: 'the signed client assertion, a JWT',
  PASSPHRASE: 'the passphrase of the private key',
  AUTHORIZATION: 'the credentials of the API call',
};
