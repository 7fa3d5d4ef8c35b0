import type { CandidateCall, ImportCandidate } from '#core/sharing/imports/import-candidate.ts';
import { clientCredentialsGrant, hostAndPort } from '#core/oauth/connection.ts';
import { connectionTitle } from '../session/connection-title.ts';
import { isSecretName } from '#core/sharing/secret-names.ts';

/** One field that an import fills in, by its name on screen. */
export type ImportRow = { readonly name: string; readonly value: string };

/** Of a constant length, so that it tells nothing. */
const mask = '••••••••';

/** What is filled in, in the order of the forms. Secrets are there as dots: that they are there is what one must know. */
export function importRows(candidate: ImportCandidate, call: CandidateCall | undefined): readonly ImportRow[] {
  const { whole, plain, own } = candidate;
  const { readyAssertion } = whole.assertionSecrets;
  return [
    row('Issuer', own?.issuer ?? ''),
    row('Token endpoint', shown(whole.tokenEndpoint, plain.tokenEndpoint)),
    row('Client ID', shown(whole.clientId, plain.clientId)),
    row('Client secret', whole.clientSecret && mask),
    row('Ready-made assertion', readyAssertion && mask),
    row('Client authentication', whole.tokenEndpoint && whole.clientAuthentication),
    row('Scope', shown(whole.scope, plain.scope)),
    row('Grant type', whole.grantType === clientCredentialsGrant ? '' : shown(whole.grantType, plain.grantType)),
    row('Body format', whole.bodyFormat === 'json' ? 'JSON' : ''),
    row('DPoP', whole.dpop ? 'on' : ''),
    row('Introspection endpoint', shown(whole.introspectionEndpoint, plain.introspectionEndpoint)),
    row('Revocation endpoint', shown(whole.revocationEndpoint, plain.revocationEndpoint)),
    ...whole.parameters.map(({ name, value }, at) => pairRow('Parameter', name, value, plain.parameters[at]?.value)),
    ...whole.headers.map(({ name, value }, at) => pairRow('Header', name, value, plain.headers[at]?.value)),
    ...(call === undefined ? [] : callRows(call)),
  ].filter(({ value }) => value !== '');
}

function callRows({ whole, plain, token }: CandidateCall): readonly ImportRow[] {
  const lines = whole.headersText.split('\n').filter((line) => line !== '');
  return [
    row('API URL', shown(whole.url, plain.url)),
    row('Method', whole.method),
    row('Access token', token && mask),
    ...lines.map((line) => {
      const [name = '', ...value] = line.split(':');
      const isKept = plain.headersText.split('\n').includes(line);
      return row(`API header ${name}`, isKept ? value.join(':').trim() : mask);
    }),
    row('API body', shown(whole.body, plain.body)),
  ];
}

function pairRow(kind: string, name: string, value: string, kept: string | undefined): ImportRow {
  if (value === '') return row(`${kind} ${name}`, '(empty)');
  return row(`${kind} ${name}`, isSecretName(name) || kept !== value ? mask : value);
}

/** What would not be kept is not shown either. */
function shown(whole: string, plain: string): string {
  return whole === plain ? whole : mask;
}

function row(name: string, value: string): ImportRow {
  return { name, value };
}

/** The servers that a connection would be for, in the letters that a browser would ask for them by. */
export type ImportHost = { readonly does: string; readonly host: string };

export function importHosts({ whole, own }: ImportCandidate, call: CandidateCall | undefined): readonly ImportHost[] {
  const found = [
    { does: 'Issuer', host: hostOf(own?.issuer ?? '') },
    { does: 'Token from', host: hostOf(whole.tokenEndpoint) },
    { does: 'Introspection at', host: hostOf(whole.introspectionEndpoint) },
    { does: 'Revocation at', host: hostOf(whole.revocationEndpoint) },
    { does: 'API at', host: hostOf(call?.whole.url ?? '') },
  ];
  return found.filter(({ host }) => host !== '');
}

function hostOf(url: string): string {
  if (url === '') return '';
  const host = hostAndPort(url);
  if (host === undefined) return URL.canParse(url) ? 'no address on the web' : 'an address that is not complete yet';
  const plain = host.replace(/:443$/, '');
  return url.toLowerCase().startsWith('http:') ? `${plain} (http, not encrypted)` : plain;
}

/** What each candidate is called on screen; two of the same name are told apart by a number. */
export function importTitles(candidates: readonly ImportCandidate[]): readonly string[] {
  const counts = new Map<string, number>();
  return candidates.map(({ name, plain }) => {
    const title = connectionTitle(name, { connection: plain });
    const count = (counts.get(title) ?? 0) + 1;
    counts.set(title, count);
    return count === 1 ? title : `${title} (${count})`;
  });
}
