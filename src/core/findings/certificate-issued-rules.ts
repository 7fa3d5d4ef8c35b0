import { boundCertificate, certificateUse, shownCertificate } from '../oauth/certificate-binding.ts';
import type { Rule } from './finding.ts';
import { toCertificate } from './certificate-rules.ts';
import { quote } from './quote.ts';
import { rfc } from './sources.ts';
import { issuedRule } from './token-rule.ts';

/** A token that is bound to a certificate which was not the one of the request (RFC 8705 §3). */
export const certificateIssuedRules: readonly Rule[] = [
  issuedRule('certificate-of-another-token', (_, { token, exchange }) => {
    const bound = boundCertificate(token);
    // The browser does not tell what it showed.
    if (bound === undefined || certificateUse(exchange) === undefined) return undefined;
    const shown = shownCertificate(exchange);
    if (shown === bound) return undefined;
    return {
      severity: 'error',
      title: 'The token is bound to another certificate than yours',
      explanation: `cnf with x5t#S256 says ${quote(bound)}, and ${shown === undefined ? 'no certificate was shown with the request' : `the one that was shown with the request is ${shown}`}. An API that checks takes the token only with that other one. Something in front of the server may show one of its own, or the server hands out a kept token.`,
      evidence: [{ kind: 'claim', name: 'cnf' }],
      source: rfc(8705, '3.1'),
      remedies: [toCertificate],
    };
  }),
];
