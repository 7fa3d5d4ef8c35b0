import { isLoopback } from '../http/cross-origin.ts';
import { noConnection, wrongProtocol } from './before-effects.ts';
import { beforeRule, fixes, inputs } from './before-rule.ts';
import type { Rule } from './finding.ts';
import { readableHost } from './punycode.ts';
import { quote } from './quote.ts';
import { rfc } from './sources.ts';
import { isPrivateHost, typedUrl } from './typed-url.ts';

/** Host and port of the address. */
export const beforeHostRules: readonly Rule[] = [
  beforeRule(
    'https-on-port-80',
    (connection) => {
      const url = typedUrl(connection);
      if (url?.protocol !== 'https:' || !['80', '8080', '8000'].includes(url.port)) return undefined;
      return {
        severity: url.port === '80' ? 'warning' : 'note',
        certainty: url.port === '80' ? 'likely' : 'hint',
        title: `https is typed with port ${url.port}`,
        explanation: `Port ${url.port} mostly speaks plain http. If the connection fails, leave the port out, or use the one for https.`,
        evidence: inputs('tokenEndpoint'),
        source: rfc(9110, '4.2.2'),
        remedies: fixes(
          'Leave the port out',
          'tokenEndpoint',
          connection.tokenEndpoint,
          withoutPort(connection.tokenEndpoint),
        ),
      };
    },
    { explains: [...wrongProtocol, 'connection-refused'] },
  ),
  beforeRule(
    'http-on-port-443',
    (connection) => {
      const url = typedUrl(connection);
      if (url?.protocol !== 'http:' || !['443', '8443'].includes(url.port)) return undefined;
      return {
        severity: 'warning',
        certainty: 'likely',
        title: `http is typed with port ${url.port}`,
        explanation: `Port ${url.port} mostly speaks https and refuses plain http, so the secret would go out unprotected and for nothing.`,
        evidence: inputs('tokenEndpoint'),
        source: rfc(9110, '4.2.2'),
        remedies: fixes(
          'Use https',
          'tokenEndpoint',
          connection.tokenEndpoint,
          connection.tokenEndpoint.replace(/^\s*http:/i, 'https:'),
        ),
      };
    },
    { explains: [...wrongProtocol, 'invalid-request'] },
  ),
  beforeRule(
    'punycode-host',
    (connection) => {
      const hostname = typedUrl(connection)?.hostname ?? '';
      if (!hostname.includes('xn--')) return undefined;
      return {
        severity: 'warning',
        certainty: 'hint',
        title: 'The host’s name has letters outside ASCII',
        explanation: `${quote(readableHost(hostname))} is sent as ${hostname}. Letters of other scripts can look like Latin ones: compare the name with the one you know before a secret goes there.`,
        evidence: inputs('tokenEndpoint'),
        source: rfc(5890, '4.4'),
      };
    },
    { explains: ['name-not-found'] },
  ),
  beforeRule(
    'private-address-in-browser',
    (connection) => {
      const hostname = typedUrl(connection)?.hostname ?? '';
      if (connection.way !== 'browser' || isLoopback(hostname) || !isPrivateHost(hostname)) return undefined;
      return {
        severity: 'note',
        certainty: 'hint',
        title: 'A private address is called from the browser',
        explanation:
          'Browsers ask before a page may call an address in the local network, or refuse it silently. The proxy is not bound to that.',
        evidence: [...inputs('tokenEndpoint'), { kind: 'input', name: 'Send through' }],
        source: { label: 'Local Network Access', url: 'https://wicg.github.io/local-network-access/' },
      };
    },
    { explains: ['browser-hides-reason'] },
  ),
  beforeRule('local-name', (connection, run) => {
    const url = typedUrl(connection);
    const other = url?.hostname === 'localhost' ? '127.0.0.1' : url?.hostname === '127.0.0.1' ? 'localhost' : undefined;
    if (run.kind === 'draft' || other === undefined) return undefined;
    if (run.exchange.outcome.kind === 'response') return undefined;
    return {
      severity: 'note',
      certainty: 'hint',
      title: 'localhost and 127.0.0.1 are not the same',
      explanation:
        'localhost can mean ::1 (IPv6) as well, and a server may listen on one of the two only; certificates name one or the other too. In a container, both mean the container itself.',
      evidence: inputs('tokenEndpoint'),
      source: rfc(6761, '6.3'),
      remedies: fixes(
        `Use ${other}`,
        'tokenEndpoint',
        connection.tokenEndpoint,
        connection.tokenEndpoint.replace(url?.hostname ?? '', other),
      ),
    };
  }),
  beforeRule(
    'unspecified-address',
    (connection) => {
      const url = typedUrl(connection);
      if (url?.hostname !== '0.0.0.0' && url?.hostname !== '[::]') return undefined;
      return {
        severity: 'warning',
        title: 'This address is for listening, not for calling',
        explanation: '0.0.0.0 tells a server to listen everywhere. To call it on this machine, use localhost.',
        evidence: inputs('tokenEndpoint'),
        source: rfc(6890, '2.2.2'),
        remedies: fixes(
          'Use localhost',
          'tokenEndpoint',
          connection.tokenEndpoint,
          connection.tokenEndpoint.replace(/0\.0\.0\.0|\[::\]/, 'localhost'),
        ),
      };
    },
    { explains: [...noConnection, 'address-refused'] },
  ),
  beforeRule(
    'host-without-dot',
    (connection) => {
      const hostname = typedUrl(connection)?.hostname ?? '';
      if (!/^[a-z][a-z0-9_-]*$/i.test(hostname) || isLoopback(hostname)) return undefined;
      return {
        severity: 'note',
        certainty: 'hint',
        title: 'The host’s name has no dot',
        explanation:
          'Such a name is known in one network only: containers know each other so, and this machine may not. From outside, use the published port on localhost, or the full name.',
        evidence: inputs('tokenEndpoint'),
        source: rfc(1123, '2.1'),
      };
    },
    { explains: ['name-not-found'] },
  ),
  beforeRule('own-address', (connection, run) => {
    const url = typedUrl(connection);
    if (run.kind !== 'draft' || url?.origin !== run.page.origin) return undefined;
    return {
      severity: 'warning',
      title: 'This is the address of Grantscope itself',
      explanation:
        'This page is served there, and no token endpoint. The playground has ports of its own: “Use the playground” fills them in.',
      evidence: inputs('tokenEndpoint'),
    };
  }),
];

function withoutPort(text: string): string {
  return text.replace(/^(\s*https:\/\/[^/?#]*?):\d+/i, '$1');
}
