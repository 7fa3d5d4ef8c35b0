import { basicWord } from './curl-basic.ts';
import { curlBody } from './curl-body.ts';
import { type CurlConnection, curlConnectionOptions } from './curl-connection.ts';
import type { Trust } from './exchange.ts';
import { headerValue, type HeaderField, type HttpRequest } from './message.ts';
import { type ShellSecret, withVariables } from './shell-secrets.ts';
import { shellWord, variable, type WordPart } from './shell-word.ts';
import { wireHeaders } from './wire-request.ts';

/**
 * The request as a command for bash and curl: every header of ours, in our order (design.md 7.18). With an empty list
 * of secrets curl sends the bytes of `wireBytes` (but for the space after the colon of a header without a value).
 * Otherwise each secret is replaced by its shell variable, in whatever encoding it stands, and the command computes
 * what depends on it.
 *
 * @param secrets what must not stand in the command; those with an empty value are left out
 * @param connection how the server is reached and who vouches for it, as far as curl has options for that
 */
export function curlCommand(request: HttpRequest, secrets: readonly ShellSecret[], connection: CurlConnection): string {
  const { trust } = connection;
  const hidden = secrets.filter(({ value }) => value !== '');
  const body = curlBody(request, hidden);
  const fields = wireHeaders(request).filter(
    ([name]) => !(body.dependsOnVariables && name.toLowerCase() === 'content-length'),
  );
  const way = curlConnectionOptions(request.url, connection);
  const options = [
    ...(trust.kind === 'system' ? [] : ['-k']),
    '--http1.1',
    ...way.options,
    ...(/[[\]{}]/.test(request.url) ? ['--globoff'] : []),
    request.method === 'HEAD' ? '--head' : `--request ${request.method}`,
    ...fields.map((field) => `-H ${headerWord(field, hidden)}`),
    ...undoneDefaults(request, body.options.length > 0).map((name) => `-H '${name}:'`),
    ...body.options,
    urlWord(way.url, hidden),
  ];
  const command = `${body.before}curl ${options.join(' \\\n  ')}`;
  const functions = fields.flatMap(([name, value]) => basicWord(name, value, hidden)?.before ?? []);
  return [...trustNotes(trust), ...way.notes, ...encodedNotes(command, hidden), ...functions, command].join('\n');
}

function urlWord(url: string, secrets: readonly ShellSecret[]): string {
  const { origin, pathname, search } = new URL(url);
  return shellWord(withVariables(`${origin}${pathname}${search}`, secrets));
}

function headerWord([name, value]: HeaderField, secrets: readonly ShellSecret[]): string {
  // `Name;` is how curl is told to send a field without a value; `Name:` would remove it.
  if (value === '') return `'${name};'`;
  return basicWord(name, value, secrets)?.word ?? shellWord(fieldParts(name, value, secrets));
}

function fieldParts(name: string, value: string, secrets: readonly ShellSecret[]): readonly WordPart[] {
  const [, scheme, token] = /^(Bearer |DPoP )(.*)$/i.exec(value) ?? [];
  const whole = secrets.find((secret) => secret.value === token);
  if (whole !== undefined) return [{ kind: 'bytes', text: `${name}: ${scheme}` }, variable(whole.variable)];
  // A header value is one character per byte already.
  return withVariables(`${name}: ${value}`, secrets, (text) => ({ kind: 'bytes', text }));
}

/** Headers that curl would add of itself, where the request has none of them. */
export function undoneDefaults(request: HttpRequest, hasBody: boolean): readonly string[] {
  const names = [
    'User-Agent',
    ...(request.asWritten ? ['Accept'] : []),
    ...(hasBody ? ['Content-Type', 'Expect'] : []),
  ];
  return names.filter((name) => headerValue(request.headers, name) === undefined);
}

function trustNotes(trust: Trust): readonly string[] {
  if (trust.kind !== 'pinned') return [];
  return [
    `# The certificate was pinned (SHA-256 ${trust.sha256}).`,
    '# curl has no option for such a pin: -k accepts any certificate.',
  ];
}

function encodedNotes(command: string, secrets: readonly ShellSecret[]): readonly string[] {
  return [...new Set(secrets.map(({ variable: name }) => `${name}_ENCODED`))]
    .filter((name) => new RegExp(`\\$\\{?${name}\\b`).test(command))
    .map((name) => `# ${name} has to hold the value encoded as it was at that place.`);
}
