import type { Failure } from '../http/exchange.ts';
import { browserSentence } from './browser-sentence.ts';
import { failureRule } from './failure-rule.ts';
import { connectionAnswerRules } from './failure-rules-answer.ts';
import { notHttpRules } from './failure-rules-bytes.ts';
import { certificateRules, pinRules } from './failure-rules-certificate.ts';
import { detourTakenRule } from './detour-taken-rule.ts';
import { clientCertificateRules } from './failure-rules-client-certificate.ts';
import { closedRules } from './failure-rules-closed.ts';
import { refusedRules, timeoutRules, unreachableRules } from './failure-rules-connect.ts';
import { nameRules } from './failure-rules-name.ts';
import { outerProxyRules } from './failure-rules-outer-proxy.ts';
import { addressRefusedRules, proxyRefusedRules, requestRefusedRules } from './failure-rules-proxy.ts';
import { tlsRules } from './failure-rules-tls.ts';
import type { Rule } from './finding.ts';
import { cors, rfc } from './sources.ts';

/** By the kind of failure, so that the compiler finds one without a rule. Cancelling was the user's own act. */
const rulesByKind: Readonly<Record<Exclude<Failure['kind'], 'cancelled'>, readonly Rule[]>> = {
  dns: nameRules,
  refused: refusedRules,
  unreachable: unreachableRules,
  timeout: timeoutRules,
  closed: closedRules,
  'untrusted-certificate': certificateRules,
  'pin-mismatch': pinRules,
  tls: tlsRules,
  'client-certificate': clientCertificateRules,
  'outer-proxy': outerProxyRules,
  'not-http': notHttpRules,
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
  'address-refused': addressRefusedRules,
  'request-refused': requestRefusedRules,
  'proxy-gone': [
    failureRule('proxy-gone', 'proxy-gone', () => ({
      title: 'The proxy stopped answering',
      explanation:
        'The local proxy ended before the answer came, so the request may or may not have reached the server. It is not sent again by itself. Start Grantscope again in the terminal; everything typed here is kept.',
    })),
  ],
  'proxy-refused': proxyRefusedRules,
};

/** The exchanges without an answer, each kind of which ends in a sentence, and answers that tell of the connection. */
export const failureRules: readonly Rule[] = [
  ...Object.values(rulesByKind).flat(),
  ...connectionAnswerRules,
  detourTakenRule,
];
