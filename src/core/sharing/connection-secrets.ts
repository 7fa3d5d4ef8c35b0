import { headerValue, type HttpRequest } from '../http/message.ts';
import type { ShellSecret } from '../http/shell-secrets.ts';
import type { Connection } from '../oauth/connection.ts';
import { isSecretName } from './secret-names.ts';

type Holding = Pick<Connection, 'clientSecret' | 'parameters' | 'headers'>;

/** The secrets of a connection: its client secret, and the values of parameters and headers whose name says that they are one. */
export function connectionSecrets(connection: Holding): readonly string[] {
  return shellSecrets(connection).map(({ value }) => value);
}

/** The same, each with the shell variable that stands for it in a command: `client_assertion` is `$CLIENT_ASSERTION`. */
export function shellSecrets({ clientSecret, parameters, headers }: Holding): readonly ShellSecret[] {
  return [
    { value: clientSecret, variable: 'CLIENT_SECRET' },
    ...[...parameters, ...headers.map((header) => ({ ...header, value: withoutScheme(header.value) }))]
      .filter(({ name }) => isSecretName(name))
      .map(({ name, value }) => ({ value, variable: variableName(name) })),
  ].filter(({ value }) => value !== '');
}

/** The DPoP proof of a request: it counts once, so in a command it is a gap to fill with a new one. */
export function proofSecret({ headers }: Pick<HttpRequest, 'headers'>): readonly ShellSecret[] {
  const proof = headerValue(headers, 'DPoP');
  return proof === undefined || proof === '' ? [] : [{ value: proof, variable: 'DPOP_PROOF' }];
}

/** `Bearer abc` holds the secret `abc`. */
function withoutScheme(value: string): string {
  return value.replace(/^(?:basic|bearer|dpop)\s+/i, '');
}

/** A name that bash takes: letters, digits and underscores, and no digit first. */
function variableName(parameterName: string): string {
  const name = parameterName.toUpperCase().replaceAll(/[^A-Z0-9]+/g, '_');
  return /^[A-Z]/.test(name) ? name : `PARAMETER_${name}`;
}
