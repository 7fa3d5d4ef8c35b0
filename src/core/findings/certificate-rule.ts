import type { Certificate } from '../http/exchange.ts';
import { failureRule, type FailedRun, type SaidOfFailure } from './failure-rule.ts';
import type { Remedy, Rule } from './finding.ts';
import { rfc } from './sources.ts';

/** Why a certificate is not trusted, and the certificates that came, leaf first. */
export type Judgement = { readonly code: string; readonly chain: readonly Certificate[] };

export const certificateRemedies: readonly Remedy[] = [{ kind: 'trust-certificate' }, { kind: 'do-not-verify' }];

export const nothingLeft = 'No byte of the request was sent, so the secret is safe.';

/** A rule about a certificate that is not trusted; trusting it is offered unless the rule says otherwise. */
export function certificateRule(
  id: string,
  say: (judgement: Judgement, host: string, run: FailedRun) => SaidOfFailure | undefined,
): Rule {
  return failureRule(id, 'untrusted-certificate', ({ code }, host, run) => {
    const said = say({ code, chain: run.exchange.peer?.tls?.chain ?? [] }, host, run);
    return said && { source: rfc(9110, '4.3.4'), remedies: certificateRemedies, ...said };
  });
}
