import { certificateProblem } from '../http/certificate-problem.ts';
import type { Failure, Phase } from '../http/exchange.ts';
import { msWords } from '../time/words.ts';
import type { ApiRun, Finding, LookupRun, Rule, TokenRun } from './finding.ts';
import { browserSentence } from './browser-sentence.ts';
import { cors, rfc } from './sources.ts';

/** The exchanges without an answer: every kind of failure ends in exactly one of these. */
export const failureRule: Rule = {
  id: 'failure',
  examine: (run) => {
    if (run.kind === 'brought') return undefined;
    const { outcome } = run.exchange;
    return outcome.kind === 'failure' ? explain(outcome.failure, run) : undefined;
  },
};

const phaseWords: Readonly<Record<Phase, string>> = {
  dns: 'looking up the name',
  connect: 'connecting',
  tls: 'the TLS handshake',
  send: 'sending the request',
  'first-byte': 'waiting for the first byte',
  body: 'reading the answer',
};

function explain(failure: Failure, run: TokenRun | ApiRun | LookupRun): Finding | undefined {
  const host = new URL(run.exchange.request.url).host;
  const error = (id: string, title: string, explanation: string, more: Partial<Finding> = {}): Finding => ({
    id,
    severity: 'error',
    title,
    explanation,
    evidence: [],
    source: undefined,
    remedies: [{ kind: 'send-again' }],
    ...more,
  });
  switch (failure.kind) {
    case 'dns':
      return error(
        'name-not-found',
        'The server’s name was not found',
        `No address is known for ${failure.host} (${failure.code}), so nothing was sent. Check the spelling, or whether the name needs a VPN or another DNS server.`,
      );
    case 'refused':
      return error(
        'connection-refused',
        'Nothing listens there',
        `${failure.address} refused the connection, so nothing was sent. Check the port, and whether the server is running.`,
      );
    case 'unreachable':
      return error(
        'not-reachable',
        'The server cannot be reached',
        `There is no way to ${failure.address} from this machine (${failure.code}), so nothing was sent. Check the network, a VPN, or a firewall.`,
      );
    case 'timeout':
      return error(
        'timed-out',
        `No progress while ${phaseWords[failure.phase]}`,
        `${host} was given ${msWords(failure.limitMs)} for ${phaseWords[failure.phase]} and did not use it. ${sentWords(failure.phase)} Check for a firewall that drops packets, or a server that hangs.`,
      );
    case 'closed':
      return error(
        'connection-closed',
        'The server hung up without an answer',
        `${host} closed the connection while ${phaseWords[failure.phase]} (${failure.code}). ${sentWords(failure.phase)} Perhaps the port speaks https and the URL says http, or the other way round, or a gateway in between refused.`,
      );
    case 'untrusted-certificate':
      return error(
        'certificate-untrusted',
        'The server’s certificate is not trusted',
        `${certificateProblem(failure.code)} No byte of the request was sent, so the secret is safe. Look at the certificate below: if it is the one you expect, trust it for this host.`,
        { source: rfc(9110, '4.3.4'), remedies: [{ kind: 'trust-certificate' }, { kind: 'do-not-verify' }] },
      );
    case 'pin-mismatch':
      return error(
        'certificate-changed',
        'The server shows another certificate than the one you trusted',
        `${host} was pinned to a certificate that it does not show any more. No byte of the request was sent. If the server got a new certificate, look at it below and trust it anew; if not, somebody may stand between you and the server.`,
        { source: rfc(9110, '4.3.4'), remedies: [{ kind: 'trust-certificate' }, { kind: 'do-not-verify' }] },
      );
    case 'tls':
      return error(
        'tls-failed',
        'The TLS handshake failed',
        `${host} and this machine could not agree on an encrypted connection (${failure.code}), so nothing was sent. Perhaps the port speaks plain http, the server offers only an old version of TLS, or it wants a client certificate.`,
      );
    case 'not-http':
      return error(
        'not-http',
        'What came back is no HTTP answer',
        `${host} answered with bytes that do not begin with an HTTP status line; they are shown as they came. Check that the port belongs to the web server.`,
        { source: rfc(9112, '4') },
      );
    case 'hidden-by-browser':
      return error('browser-hides-reason', 'The browser does not say why this failed', browserSentence(failure.clues), {
        source: cors,
        remedies: [{ kind: 'try-through-proxy' }],
      });
    case 'opaque-redirect':
      return error(
        'browser-hides-redirect',
        'The server answered with a redirect',
        'It was not followed, so that the secret goes nowhere you did not type. The browser does not tell a page where a redirect points; the proxy shows it.',
        { source: rfc(9110, '15.4'), remedies: [{ kind: 'try-through-proxy' }] },
      );
    case 'address-refused':
      return error(
        'address-refused',
        'The proxy does not call this address',
        `${failure.address}: ${failure.rule} Nothing was sent.`,
        { remedies: [] },
      );
    case 'request-refused':
      return error(
        'request-refused',
        'This request cannot be sent',
        `${failure.part}: ${failure.reason} Nothing was sent; change it and send again.`,
        { remedies: [] },
      );
    case 'proxy-gone':
      return error(
        'proxy-gone',
        'The proxy stopped answering',
        'The local proxy ended before the answer came, so the request may or may not have reached the server. It is not sent again by itself. Start Grantscope again in the terminal; everything typed here is kept.',
      );
    case 'proxy-refused':
      return error(
        'proxy-refused',
        'The proxy refused this page',
        `${failure.message} Nothing was sent. Reload the page and try again.`,
      );
    case 'cancelled':
      return undefined;
  }
}

function sentWords(phase: Phase): string {
  const nothingLeft = phase === 'dns' || phase === 'connect' || phase === 'tls';
  return nothingLeft ? 'Nothing was sent.' : 'The request had left, so the server may have acted on it.';
}
