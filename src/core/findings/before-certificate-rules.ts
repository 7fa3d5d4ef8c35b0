import { provesByCertificate } from '../oauth/connection.ts';
import { clientRefused } from './before-effects.ts';
import { beforeRule, changing, inputs } from './before-rule.ts';
import { atCertificate, toCertificate } from './certificate-rules.ts';
import type { Rule } from './finding.ts';
import { rfc } from './sources.ts';

/** A client that is to prove itself by a certificate, which will not be shown as things stand. */
export const beforeCertificateRules: readonly Rule[] = [
  beforeRule(
    'certificate-over-http',
    ({ clientAuthentication, tokenEndpoint }) => {
      if (!provesByCertificate(clientAuthentication) || !/^http:\/\//i.test(tokenEndpoint)) return undefined;
      return {
        severity: 'warning',
        title: 'A client certificate needs https',
        explanation: `${clientAuthentication} proves the client in the TLS handshake, and the token endpoint says http, which has none.`,
        evidence: inputs('tokenEndpoint'),
        source: rfc(8705, '2'),
      };
    },
    { explains: clientRefused },
  ),
  beforeRule(
    'certificate-in-browser',
    ({ clientAuthentication, way }, run) => {
      // After a refusal it is said of the answer.
      if (run.kind !== 'draft' || !provesByCertificate(clientAuthentication) || way !== 'browser') return undefined;
      const { hasProxy } = run.page;
      return {
        severity: 'warning',
        title: 'From the browser no client certificate is shown',
        explanation: `A page cannot choose one: the browser takes it from its own store, and only for requests with credentials, which Grantscope never sends. ${hasProxy ? 'The proxy can.' : 'Grantscope’s proxy can, which comes with it where it is started on your machine.'}`,
        evidence: [{ kind: 'input', name: 'Send through' }],
        source: rfc(8705, '2'),
        remedies: hasProxy ? [changing('Send through the proxy', { way: 'proxy' })] : [],
      };
    },
    { explains: clientRefused },
  ),
  beforeRule('certificate-missing', ({ clientAuthentication, way, tokenEndpoint }, run) => {
    if (!provesByCertificate(clientAuthentication) || way !== 'proxy' || !/^https:\/\//i.test(tokenEndpoint))
      return undefined;
    if (run.kind !== 'draft' || run.isCertificateHeld !== false) return undefined;
    return {
      severity: 'warning',
      title: 'No client certificate is given for this server',
      explanation: `${clientAuthentication} proves the client by its certificate, and none is held for this host and port. The request would go without a proof, which shows what the server then says.`,
      evidence: [atCertificate],
      source: rfc(8705, '2'),
      remedies: [toCertificate],
    };
  }),
];
