import { formPairs } from '../http/form-pairs.ts';
import type { HttpRequest } from '../http/message.ts';
import type { ShellSecret } from '../http/shell-secrets.ts';
import { noAssertionSecrets } from '../oauth/assertion-settings.ts';
import { drawnSecrets, shellSecrets } from './connection-secrets.ts';

/**
 * The secrets that stand in a request itself, as far as their names tell: header fields, and parameters of the URL and of
 * a form. Of a request that was written by hand they are known from nowhere else.
 */
export function writtenSecrets(request: HttpRequest): readonly string[] {
  return drawnSecrets(asTyped(request));
}

/** The same, each with the shell variable that stands for it in a command. */
export function writtenShellSecrets(request: HttpRequest): readonly ShellSecret[] {
  return shellSecrets(asTyped(request));
}

function asTyped({ url, headers, body }: HttpRequest): Parameters<typeof shellSecrets>[0] {
  const pairs = [...new URL(url).searchParams, ...formPairs(new TextDecoder().decode(body))];
  const listed = ([name, value]: readonly [name: string, value: string]) => ({ name, value, on: true });
  return {
    clientSecret: '',
    parameters: pairs.map(listed),
    headers: headers.map(listed),
    assertionSecrets: noAssertionSecrets,
  };
}
