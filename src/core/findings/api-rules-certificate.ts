import { boundCertificate, certificateUse, shownCertificate } from '../oauth/certificate-binding.ts';
import { provesByCertificate } from '../oauth/connection.ts';
import { apiRule, refusalRule, whereRefused } from './api-rule.ts';
import { atCertificate, toCertificate } from './certificate-rules.ts';
import type { ApiRun, Rule } from './finding.ts';
import { quote } from './quote.ts';
import { rfc } from './sources.ts';

/** A call that was refused, with a token that counts only over a connection with its certificate (RFC 8705 §3). */
export const apiCertificateRules: readonly Rule[] = [
  refusalRule('api-certificate-bound-token', (_, run) => {
    const bound = boundCertificate(run.token);
    const shown = shownCertificate(run.exchange);
    if (bound === undefined ? !isLikelyBound(run) : shown === bound) return undefined;
    return {
      severity: 'error',
      title: 'The token is bound to a client certificate that was not shown',
      explanation: `${boundWords(bound)} The API takes it only over a connection in which that certificate was shown: ${shownWords(run, shown)}`,
      certainty: 'likely',
      evidence: [...whereRefused, { kind: 'claim', name: 'cnf' }, atCertificate],
      source: rfc(8705, '3'),
      remedies: run.exchange.way === 'browser' ? [{ kind: 'try-through-proxy' }, toCertificate] : [toCertificate],
    };
  }),
];

/** A call that went through without the certificate that its token is bound to. */
export const apiCertificateNotes: readonly Rule[] = [
  apiRule('api-binding-not-checked', ({ status }, run) => {
    const bound = boundCertificate(run.token);
    if (status < 200 || status > 299 || bound === undefined || certificateUse(run.exchange) === undefined)
      return undefined;
    if (shownCertificate(run.exchange) === bound) return undefined;
    return {
      severity: 'warning',
      title: 'The API took a bound token without its certificate',
      explanation: `The token’s cnf claim names a certificate (${quote(bound)}), which was not shown with this call, and the call went through. So the binding protects nothing here: who steals the token can use it. The API has to compare them.`,
      evidence: [{ kind: 'status' }, { kind: 'claim', name: 'cnf' }],
      source: rfc(8705, '3'),
    };
  }),
];

/** An opaque token does not say it, but a server that was shown a certificate binds its tokens as a rule. */
function isLikelyBound({ token, connection, exchange }: ApiRun): boolean {
  if (token?.kind !== 'opaque' || connection === undefined) return false;
  return provesByCertificate(connection.clientAuthentication) && shownCertificate(exchange) === undefined;
}

function boundWords(bound: string | undefined): string {
  return bound === undefined
    ? 'The token was asked for with a certificate, and servers bind such tokens to it.'
    : `Its cnf claim has the thumbprint of a certificate (x5t#S256 ${quote(bound)}).`;
}

function shownWords({ exchange }: ApiRun, shown: string | undefined): string {
  if (shown !== undefined) return `another one was, ${shown}.`;
  if (exchange.way === 'browser') return 'a page cannot show one. The proxy can.';
  const use = certificateUse(exchange);
  if (use === undefined) return 'this call went over http, where none can be.';
  if (!use.asked) return 'the API did not even ask for one; look for its address with mutual TLS.';
  return use.held === undefined
    ? 'none was at hand for the API’s host and port. Let yours be used there too.'
    : 'yours is held, but could not be shown: the API is not trusted, or takes no key of its kind.';
}
