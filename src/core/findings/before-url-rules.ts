import { isLoopback } from '../http/cross-origin.ts';
import type { Connection } from '../oauth/connection.ts';
import { beforeRule, changing, fixes, inputs } from './before-rule.ts';
import type { Evidence, Remedy, Rule } from './finding.ts';
import { rfc } from './sources.ts';
import { isPrivateHost, typedUrl } from './typed-url.ts';

const secretNames = /^(?:client_?secret|secret|client_?assertion|password)$/i;
const grantNames = /^(?:grant_type|client_id|scope|resource|audience|client_assertion_type|authorization_details)$/i;

/** What stands in the address beside the place, and whether others can read along. */
export const beforeUrlRules: readonly Rule[] = [
  beforeRule(
    'secret-in-url',
    (connection) => {
      const url = typedUrl(connection);
      const secret = connection.clientSecret;
      if (url === undefined) return undefined;
      const names = namesIn(url).filter((name) => secretNames.test(name));
      const holdsSecret = secret.length >= 6 && [...url.searchParams.values()].includes(secret);
      if (names.length === 0 && !holdsSecret) return undefined;
      const value = url.searchParams.get(names[0] ?? '') ?? '';
      return {
        severity: 'warning',
        title: 'The secret stands in the URL',
        explanation:
          'Addresses are written to the logs of servers and gateways, so a secret in one is known to many. RFC 6749 forbids it; the secret belongs in a header or in the body.',
        evidence: urlEvidence,
        source: rfc(6749, '2.3.1'),
        remedies: [
          changing(secret === '' && value !== '' ? 'Move it to Client secret' : 'Take it out of the URL', {
            tokenEndpoint: without(connection, (name, each) => secretNames.test(name) || each === secret),
            ...(secret === '' && value !== '' && { clientSecret: value }),
          }),
        ],
      };
    },
    { afterSuccess: true, explains: ['invalid-request'] },
  ),
  beforeRule('credentials-in-url', (connection) => {
    const match = /^\s*(https?:\/\/)([^/?#]*)@/i.exec(connection.tokenEndpoint);
    if (match === null) return undefined;
    return {
      severity: 'warning',
      title: 'Name and password stand in the URL',
      explanation:
        'What stands before the @ is shown wherever the address is, and pages may not send it. ID and secret have fields of their own.',
      evidence: urlEvidence,
      source: rfc(3986, '3.2.1'),
      remedies: takeUserinfo(connection, match[2] ?? ''),
    };
  }),
  beforeRule(
    'grant-parameters-in-url',
    (connection) => {
      const url = typedUrl(connection);
      const names = url === undefined ? [] : namesIn(url).filter((name) => grantNames.test(name));
      if (names.length === 0) return undefined;
      return {
        severity: 'warning',
        certainty: 'likely',
        title: 'The URL holds parameters that belong in the body',
        explanation: `${names.map((name) => name.toLowerCase()).join(', ')}: most servers read these from the body alone, and may refuse what comes twice.`,
        evidence: urlEvidence,
        source: rfc(6749, '3.2'),
        remedies: fixes(
          'Take them out of the URL',
          'tokenEndpoint',
          connection.tokenEndpoint,
          without(connection, (name) => grantNames.test(name)),
        ),
      };
    },
    { explains: ['invalid-request'] },
  ),
  beforeRule('other-parameters-in-url', (connection) => {
    const url = typedUrl(connection);
    const others =
      url === undefined ? [] : namesIn(url).filter((name) => !grantNames.test(name) && !secretNames.test(name));
    if (others.length === 0 || [...(url?.searchParams.values() ?? [])].includes(connection.clientSecret))
      return undefined;
    return {
      severity: 'note',
      certainty: 'hint',
      title: 'The token endpoint has a query',
      explanation:
        'It is kept and sent as typed, as RFC 6749 asks. A few servers name a tenant or a policy there; otherwise it was copied from somewhere else.',
      evidence: urlEvidence,
      source: rfc(6749, '3.2'),
      remedies: fixes(
        'Remove the query',
        'tokenEndpoint',
        connection.tokenEndpoint,
        without(connection, () => true),
      ),
    };
  }),
  beforeRule('fragment-in-url', (connection) => {
    const { tokenEndpoint } = connection;
    if (typedUrl(connection) === undefined || !tokenEndpoint.includes('#')) return undefined;
    return {
      severity: 'warning',
      title: 'The token endpoint has a # in it',
      explanation:
        'What follows a # is for the program that shows a page and never reaches a server; a token endpoint must have none. It was probably copied from the address of a page.',
      evidence: inputs('tokenEndpoint'),
      source: rfc(6749, '3.2'),
      remedies: fixes('Remove # and what follows', 'tokenEndpoint', tokenEndpoint, tokenEndpoint.replace(/#.*$/s, '')),
    };
  }),
  beforeRule('plain-http', (connection, run) => {
    const url = typedUrl(connection);
    // After sending it is said of the exchange.
    if (run.kind === 'token' || url?.protocol !== 'http:' || isLoopback(url.hostname)) return undefined;
    return {
      severity: 'warning',
      title: 'The secret would go in clear text',
      explanation: `http is not encrypted: everyone on the way to the server can read the secret and the token.${isPrivateHost(url.hostname) ? ' That holds in a private network as well.' : ''} RFC 6749 demands TLS.`,
      evidence: inputs('tokenEndpoint'),
      source: rfc(6749, '3.2'),
      remedies: fixes(
        'Use https',
        'tokenEndpoint',
        connection.tokenEndpoint,
        connection.tokenEndpoint.replace(/^\s*http:/i, 'https:'),
      ),
    };
  }),
];

const urlEvidence: readonly Evidence[] = [{ kind: 'input', name: 'Token endpoint' }, { kind: 'request-target' }];

function namesIn(url: URL): readonly string[] {
  return [...new Set(url.searchParams.keys())];
}

/** The address without some of its parameters; the others keep their writing. */
function without({ tokenEndpoint }: Connection, drops: (name: string, value: string) => boolean): string {
  const [, place = '', query = '', rest = ''] = /^([^?#]*)\??([^#]*)(#.*)?$/s.exec(tokenEndpoint) ?? [];
  const kept = query.split('&').filter((pair) => {
    const [[name, value] = ['', '']] = new URLSearchParams(pair);
    return pair !== '' && !drops(name, value);
  });
  return `${place}${kept.length > 0 ? `?${kept.join('&')}` : ''}${rest}`;
}

function takeUserinfo({ tokenEndpoint, clientId, clientSecret }: Connection, userinfo: string): readonly Remedy[] {
  const plain = tokenEndpoint.replace(/^(\s*https?:\/\/)[^/?#]*@/i, '$1');
  const [id = '', secret = ''] = userinfo.split(/:(.*)/s).map(decoded);
  const isFree = clientId === '' && clientSecret === '' && id !== '';
  if (!isFree) return fixes('Take them out of the URL', 'tokenEndpoint', tokenEndpoint, plain);
  return [changing('Move them to their own fields', { tokenEndpoint: plain, clientId: id, clientSecret: secret })];
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
