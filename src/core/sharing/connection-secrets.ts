import { formPairs } from '../http/form-pairs.ts';
import { headerValue, type HttpRequest } from '../http/message.ts';
import type { ShellSecret } from '../http/shell-secrets.ts';
import type { Connection } from '../oauth/connection.ts';
import { isSecretName } from './secret-names.ts';

type Secretive = Pick<Connection, 'clientSecret' | 'parameters' | 'headers' | 'assertionSecrets'>;

/**
 * The secrets of a connection: its client secret, what signs its assertions, and the values of parameters and headers whose
 * name says that they are one.
 */
export function connectionSecrets(connection: Secretive): readonly string[] {
  return shellSecrets(connection).map(({ value }) => value);
}

/**
 * The same, as far as a message has to be searched for them when it is drawn. JWTs and keys as PEM are masked by their
 * looks wherever they stand, and to search for something that long in every spelling takes a good part of a second.
 */
export function drawnSecrets(connection: Secretive): readonly string[] {
  const { privateKey } = connection.assertionSecrets;
  const isTellingByLooks = (text: string) => /^\s*eyJ[\w-]*\.|-----BEGIN /.test(text);
  const secrets = connectionSecrets(connection).filter((text) => text !== privateKey && !isTellingByLooks(text));
  return [...secrets, ...privatePart(privateKey)];
}

/** Of a JWK the one member that is secret in every kind of key (RFC 7518 §6.2.2, §6.3.2). */
function privatePart(key: string): readonly string[] {
  const d = /"d"\s*:\s*"([\w-]+)"/.exec(key)?.[1];
  return d === undefined ? [] : [d];
}

/** All secrets of a connection, each with the shell variable that stands for it in a command: `client_assertion` is `$CLIENT_ASSERTION`. */
export function shellSecrets({
  clientSecret,
  parameters,
  headers,
  assertionSecrets,
}: Secretive): readonly ShellSecret[] {
  const { privateKey, passphrase, readyAssertion } = assertionSecrets;
  return [
    { value: clientSecret, variable: 'CLIENT_SECRET' },
    { value: readyAssertion, variable: 'CLIENT_ASSERTION' },
    { value: privateKey, variable: 'PRIVATE_KEY' },
    { value: passphrase, variable: 'PASSPHRASE' },
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

/** The assertion that stands in the form of a request, made for it alone; undefined where there is none. */
export function sentAssertion(request: HttpRequest): ShellSecret | undefined {
  const body = new TextDecoder().decode(request.body);
  const pair = formPairs(body).find(([name, value]) => name === 'client_assertion' && value !== '');
  return pair === undefined ? undefined : { value: pair[1], variable: 'CLIENT_ASSERTION' };
}

/** A name that bash takes: letters, digits and underscores, and no digit first. */
function variableName(parameterName: string): string {
  const name = parameterName.toUpperCase().replaceAll(/[^A-Z0-9]+/g, '_');
  return /^[A-Z]/.test(name) ? name : `PARAMETER_${name}`;
}
