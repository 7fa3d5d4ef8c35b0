import { certificateProblem } from '../http/certificate-problem.ts';
import type { Failure } from '../http/exchange.ts';
import { msWords } from '../time/words.ts';
import { browserSentence } from './browser-sentence.ts';
import { failureRule, phaseWords, sentWords } from './failure-rule.ts';
import type { Remedy, Rule } from './finding.ts';
import { cors, rfc } from './sources.ts';

const certificateRemedies: readonly Remedy[] = [{ kind: 'trust-certificate' }, { kind: 'do-not-verify' }];

/** By the kind of failure, so that the compiler finds one without a rule. Cancelling was the user's own act. */
const rulesByKind: Readonly<Record<Exclude<Failure['kind'], 'cancelled'>, readonly Rule[]>> = {
  dns: [
    failureRule('name-not-found', 'dns', ({ host, code }) => ({
      title: 'The server’s name was not found',
      explanation: `No address is known for ${host} (${code}), so nothing was sent. Check the spelling, or whether the name needs a VPN or another DNS server.`,
    })),
  ],
  refused: [
    failureRule('connection-refused', 'refused', ({ address }) => ({
      title: 'Nothing listens there',
      explanation: `${address} refused the connection, so nothing was sent. Check the port, and whether the server is running.`,
    })),
  ],
  unreachable: [
    failureRule('not-reachable', 'unreachable', ({ address, code }) => ({
      title: 'The server cannot be reached',
      explanation: `There is no way to ${address} from this machine (${code}), so nothing was sent. Check the network, a VPN, or a firewall.`,
    })),
  ],
  timeout: [
    failureRule('timed-out', 'timeout', ({ phase, limitMs }, host) => ({
      title: `No progress while ${phaseWords[phase]}`,
      explanation: `${host} was given ${msWords(limitMs)} for ${phaseWords[phase]} and did not use it. ${sentWords(phase)} Check for a firewall that drops packets, or a server that hangs.`,
    })),
  ],
  closed: [
    failureRule('connection-closed', 'closed', ({ phase, code }, host) => ({
      title: 'The server hung up without an answer',
      explanation: `${host} closed the connection while ${phaseWords[phase]} (${code}). ${sentWords(phase)} Perhaps the port speaks https and the URL says http, or the other way round, or a gateway in between refused.`,
    })),
  ],
  'untrusted-certificate': [
    failureRule('certificate-untrusted', 'untrusted-certificate', ({ code }) => ({
      title: 'The server’s certificate is not trusted',
      explanation: `${certificateProblem(code)} No byte of the request was sent, so the secret is safe. Look at the certificate below: if it is the one you expect, trust it for this host.`,
      source: rfc(9110, '4.3.4'),
      remedies: certificateRemedies,
    })),
  ],
  'pin-mismatch': [
    failureRule('certificate-changed', 'pin-mismatch', (_, host) => ({
      title: 'The server shows another certificate than the one you trusted',
      explanation: `${host} was pinned to a certificate that it does not show any more. No byte of the request was sent. If the server got a new certificate, look at it below and trust it anew; if not, somebody may stand between you and the server.`,
      source: rfc(9110, '4.3.4'),
      remedies: certificateRemedies,
    })),
  ],
  tls: [
    failureRule('tls-failed', 'tls', ({ code }, host) => ({
      title: 'The TLS handshake failed',
      explanation: `${host} and this machine could not agree on an encrypted connection (${code}), so nothing was sent. Perhaps the port speaks plain http, the server offers only an old version of TLS, or it wants a client certificate.`,
    })),
  ],
  'not-http': [
    failureRule('not-http', 'not-http', (_, host) => ({
      title: 'What came back is no HTTP answer',
      explanation: `${host} answered with bytes that do not begin with an HTTP status line; they are shown as they came. Check that the port belongs to the web server.`,
      source: rfc(9112, '4'),
    })),
  ],
  'hidden-by-browser': [
    failureRule(
      'browser-hides-reason',
      'hidden-by-browser',
      ({ clues }) => ({
        title: 'The browser does not say why this failed',
        explanation: browserSentence(clues),
        source: cors,
        remedies: [{ kind: 'try-through-proxy' }],
      }),
      { group: 'browser' },
    ),
  ],
  'opaque-redirect': [
    failureRule(
      'browser-hides-redirect',
      'opaque-redirect',
      () => ({
        title: 'The server answered with a redirect',
        explanation:
          'It was not followed, so that the secret goes nowhere you did not type. The browser does not tell a page where a redirect points; the proxy shows it.',
        source: rfc(9110, '15.4'),
        remedies: [{ kind: 'try-through-proxy' }],
      }),
      { group: 'browser' },
    ),
  ],
  'address-refused': [
    failureRule('address-refused', 'address-refused', ({ address, rule }) => ({
      title: 'The proxy does not call this address',
      explanation: `${address}: ${rule} Nothing was sent.`,
      remedies: [],
    })),
  ],
  'request-refused': [
    failureRule('request-refused', 'request-refused', ({ part, reason }) => ({
      title: 'This request cannot be sent',
      explanation: `${part}: ${reason} Nothing was sent; change it and send again.`,
      remedies: [],
    })),
  ],
  'proxy-gone': [
    failureRule('proxy-gone', 'proxy-gone', () => ({
      title: 'The proxy stopped answering',
      explanation:
        'The local proxy ended before the answer came, so the request may or may not have reached the server. It is not sent again by itself. Start Grantscope again in the terminal; everything typed here is kept.',
    })),
  ],
  'proxy-refused': [
    failureRule('proxy-refused', 'proxy-refused', ({ message }) => ({
      title: 'The proxy refused this page',
      explanation: `${message} Nothing was sent. Reload the page and try again.`,
    })),
  ],
};

/** The exchanges without an answer: every kind of failure ends in a sentence. */
export const failureRules: readonly Rule[] = Object.values(rulesByKind).flat();
