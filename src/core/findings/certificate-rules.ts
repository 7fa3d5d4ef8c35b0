import { type Connection, provesByCertificate } from '../oauth/connection.ts';
import { certificateUse } from '../oauth/certificate-binding.ts';
import type { Evidence, Remedy, Rule, TokenRun } from './finding.ts';
import { onlyFirst } from './only-first.ts';
import { quote } from './quote.ts';
import { clientRule } from './refusal-client-rules.ts';
import { type Refusal, said, whereRefused } from './refusal.ts';
import type { Said } from './rule.ts';
import { rfc } from './sources.ts';
import { answeredRule } from './token-rule.ts';

/** Where the certificate is given, and what leads there. */
export const atCertificate: Evidence = { kind: 'input', name: 'Client certificate' };
export const toCertificate: Remedy = { kind: 'client-certificate' };

/** Why a client that proves itself by its certificate (RFC 8705 §2) was not accepted; the telling cases first. */
export const certificateRefusedRules: readonly Rule[] = onlyFirst([
  refusedCertificate('certificate-none-given', (run) => {
    const use = certificateUse(run.exchange);
    if (use?.asked !== true || use.held !== undefined) return undefined;
    return {
      title: 'The server asked for a client certificate, and none was given',
      explanation: 'Nothing was at hand for this host and port, so the handshake went on without.',
      remedies: [toCertificate],
    };
  }),
  refusedCertificate('certificate-not-asked-for', (run) => {
    if (certificateUse(run.exchange)?.asked !== false) return undefined;
    return {
      title: 'The server never asked for a client certificate',
      explanation: `Without its question in the handshake none is shown, and the request holds no other proof. Mostly something in front ends TLS, such as a load balancer or a reverse proxy, or certificates are asked for at another address only.${aliasWords(run)}`,
      source: rfc(8705, '5'),
      remedies: [],
    };
  }),
  refusedCertificate('certificate-held-back', (run) => {
    const use = certificateUse(run.exchange);
    if (use?.held === undefined || use.presented) return undefined;
    return {
      title: 'The server asked for a client certificate, and yours could not be shown',
      explanation: `It is held (${quote(use.held.subject)}), but the server takes no key of its kind, or is not trusted.`,
      remedies: [toCertificate],
    };
  }),
  refusedCertificate('certificate-not-accepted', ({ exchange, connection }) => {
    const use = certificateUse(exchange);
    if (use?.presented !== true || use.held === undefined) return undefined;
    return {
      title: 'The server does not accept this client by its certificate',
      explanation: `It was shown ${quote(use.held.subject)} (SHA-256 ${use.held.sha256}). ${registeredWords(connection)}`,
      certainty: 'likely',
      remedies: [toCertificate],
    };
  }),
  refusedCertificate('certificate-cannot-be-shown', ({ exchange }) => {
    const isBrowser = exchange.way === 'browser';
    return {
      title: 'No client certificate was shown, so nothing proved the client',
      explanation: isBrowser
        ? 'A page cannot choose one: the browser takes it from its own store, and only for requests with credentials, which Grantscope never sends. The proxy can show it.'
        : 'A certificate is shown in the TLS handshake, and this request went over http, which has none.',
      remedies: isBrowser ? [{ kind: 'try-through-proxy' }, toCertificate] : [],
    };
  }),
]);

/** That a certificate stayed here, where the request was answered all the same. */
export const certificateNotes: readonly Rule[] = [
  answeredRule('certificate-unasked', ({ exchange, answer, connection }) => {
    const use = certificateUse(exchange);
    if (use === undefined || use.asked || use.held === undefined) return undefined;
    // Of a refused client more is said.
    if (answer?.kind !== 'issued' && provesByCertificate(connection.clientAuthentication)) return undefined;
    return {
      severity: 'note',
      title: 'The server did not ask for the client certificate',
      explanation: `${quote(use.held.subject)} is held for this host and port and was not shown, since a client shows one only when it is asked. So it proved nothing, and no token can be bound to it here.`,
      evidence: [atCertificate],
      source: rfc(8446, '4.3.2'),
    };
  }),
];

type SaidOfCertificate = Pick<Said, 'title' | 'explanation'> & Partial<Said>;

function refusedCertificate(id: string, say: (run: TokenRun) => SaidOfCertificate | undefined): Rule {
  const sayOf = (refusal: Refusal, run: TokenRun) => {
    if (!provesByCertificate(run.connection.clientAuthentication)) return undefined;
    const words = say(run);
    if (words === undefined) return undefined;
    return {
      source: rfc(8705, '2'),
      evidence: [...whereRefused(refusal), atCertificate],
      ...words,
      explanation: `${refusal.code}: ${words.explanation}${said(refusal, run)}`,
    };
  };
  return clientRule(id, ['secret', 'untold', 'proof', 'method'], sayOf, ['wrong-secret-unsaid']);
}

function registeredWords({ clientAuthentication }: Connection): string {
  const other = 'Compare the client ID too, and which of the two methods the client is set up for there.';
  return clientAuthentication === 'tls_client_auth'
    ? `The subject or a name in it has to be what is registered for this client, and its issuer one that the server trusts for clients (RFC 8705 §2.1). ${other}`
    : `This very certificate has to be registered for the client, mostly as a JWK Set with x5c (RFC 8705 §2.2); a renewed one is another. ${other}`;
}

function aliasWords({ discovered }: TokenRun): string {
  const alias = discovered?.mtlsTokenEndpoint;
  return alias === undefined ? ' Look for mtls_endpoint_aliases in its metadata.' : ` Its metadata name ${alias}.`;
}
