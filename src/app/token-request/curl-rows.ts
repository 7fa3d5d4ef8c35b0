import { isSecretName } from '#core/sharing/secret-names.ts';
import type { FilledIn } from '../session/curl-commands.ts';

/** One field that a command fills in, by its name on screen. */
export type CurlRow = { readonly name: string; readonly value: string; readonly isSecret: boolean };

const authenticationFields = [
  ['clientId', 'Client ID'],
  ['clientSecret', 'Client secret'],
  ['clientAuthentication', 'Client authentication'],
  ['basicEncoding', 'Basic encoding'],
] as const;

/** What the command fills in, in the order of the form. */
export function curlRows(read: FilledIn): readonly CurlRow[] {
  const rows = read.kind === 'token-request' ? tokenRows(read.change) : apiRows(read);
  const { way } = read;
  if (way === undefined) return rows;
  return [...rows, row('Connect to', `${way.connectTo} instead of ${way.hostAndPort}`)];
}

function tokenRows(change: Extract<FilledIn, { kind: 'token-request' }>['change']): readonly CurlRow[] {
  return [
    row('Token endpoint', change.tokenEndpoint),
    ...authenticationFields.map(([key, name]) => row(name, change[key], key === 'clientSecret')),
    row('Ready-made assertion', change.assertionSecrets?.readyAssertion, true),
    row('Scope', change.scope),
    row('Grant type', change.grantType === 'client_credentials' ? '' : change.grantType),
    row('Body format', change.bodyFormat === 'json' ? 'JSON' : ''),
    ...(change.parameters ?? []).map(({ name, value }) => row(`Parameter ${name}`, value, isSecretName(name))),
    ...(change.headers ?? []).map(({ name, value }) => row(`Header ${name}`, value, isSecretName(name))),
  ].filter(({ value, name }) => value !== '' || name.startsWith('Parameter '));
}

function apiRows({ call, token }: Extract<FilledIn, { kind: 'api-call' }>): readonly CurlRow[] {
  return [
    row('API URL', call.url),
    row('Method', call.method),
    row('Access token', token, true),
    ...call.headersText.split('\n').map((line) => {
      const [name = '', ...value] = line.split(':');
      return row(`Header ${name}`, value.join(':').trim(), isSecretName(name));
    }),
    row('Body', call.body, /secret|token|password/i.test(call.body)),
  ].filter(({ value }) => value !== '');
}

function row(name: string, value = '', isSecret = false): CurlRow {
  return { name, value, isSecret };
}
