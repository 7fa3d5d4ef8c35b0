import { claimSeconds } from '../jwt/claim-seconds.ts';
import { type ClockComparison, compareClocks, isSkewed, noticeableMs } from '../time/compare-clocks.ts';
import { durationWords } from '../time/words.ts';
import { serverDateOf } from '../oauth/server-date.ts';
import type { IssuedToken } from '../oauth/token-response.ts';
import type { Rule, TokenRun } from './finding.ts';
import type { Said } from './rule.ts';
import { rfc } from './sources.ts';
import { issuedRule } from './token-rule.ts';

/** What the clocks around an issued token say against each other (security.md T59). */
export const clockRules: readonly Rule[] = [
  clockRule('clock-skew', (answer, run) => {
    const compared = clocksOf(answer, run);
    if (compared.skew === undefined || !isSkewed(compared)) return undefined;
    const { ms } = compared.skew;
    return {
      severity: 'warning',
      title: `This machine’s clock is ${durationWords(Math.abs(ms))} ${ms > 0 ? 'ahead of' : 'behind'} the server’s`,
      explanation: `The answer’s Date header says so, give or take ${(compared.skew.uncertaintyMs / 1000).toFixed(1)} s. Times in tokens then seem ${ms > 0 ? 'to end too early' : 'to lie ahead'} here, and strict readers refuse good tokens: have both clocks set by the network.`,
      evidence: [{ kind: 'response-header', name: 'Date' }],
      source: rfc(9110, '6.6.1'),
    };
  }),
  clockRule('lifetimes-disagree', (answer, run) => {
    const compared = clocksOf(answer, run);
    const { differenceMs, cause } = compared;
    if (differenceMs === undefined || (cause !== 'server' && cause !== 'unknown')) return undefined;
    const direction = differenceMs < 0 ? 'before' : 'after';
    return {
      severity: 'note',
      title: 'expires_in and exp say different things',
      explanation: `exp comes ${durationWords(Math.abs(differenceMs))} ${direction} what expires_in says. ${whyWords(compared, run)} Clients go by the one and APIs by the other; here the earlier one counts.`,
      evidence: [
        { kind: 'response-member', name: 'expires_in' },
        { kind: 'claim', name: 'exp' },
      ],
      source: rfc(6749, '5.1'),
    };
  }),
  clockRule('token-born-expired', (_, run) => {
    const exp = claimSeconds(run.token, 'exp');
    const nowMs = receivedAtMs(run);
    if (exp === undefined || exp * 1000 > nowMs) return undefined;
    return {
      severity: 'error',
      title: 'The token had expired when it came',
      explanation: `Its exp lay ${durationWords(nowMs - exp * 1000)} back. Either the server hands out an old token, or one of the two clocks is wrong: compare them under the time left.`,
      evidence: [{ kind: 'claim', name: 'exp' }],
      source: rfc(7519, '4.1.4'),
    };
  }),
  clockRule('not-yet-valid', (_, run) => {
    const nbf = claimSeconds(run.token, 'nbf');
    const aheadMs = nbf === undefined ? 0 : nbf * 1000 - receivedAtMs(run);
    if (aheadMs <= noticeableMs) return undefined;
    return {
      severity: 'warning',
      title: 'The token is not valid yet',
      explanation: `Its nbf lay ${durationWords(aheadMs)} ahead when it came, and APIs refuse it until then. Perhaps the server’s clock is ahead of this one.`,
      evidence: [{ kind: 'claim', name: 'nbf' }],
      source: rfc(7519, '4.1.5'),
    };
  }),
  clockRule('same-token-again', ({ accessToken }, { previousToken }) => {
    if (previousToken !== accessToken) return undefined;
    return {
      severity: 'note',
      title: 'The server handed out the same token again',
      explanation:
        'It keeps one for you until that is over, so asking again brings no more time: a new one comes only once this one has ended, or is about to.',
      evidence: [{ kind: 'response-member', name: 'access_token' }],
      source: rfc(6749, '5.1'),
    };
  }),
];

function clockRule(id: string, say: (answer: IssuedToken, run: TokenRun) => Said | undefined): Rule {
  return issuedRule(id, say, { group: 'time' });
}

function whyWords(compared: ClockComparison, { exchange }: TokenRun): string {
  if (compared.cause === 'server') {
    return isSkewed(compared)
      ? 'The two clocks differ too, but that does not explain it: the server says two things.'
      : 'The clocks agree, so it is the server that says two things.';
  }
  const where = serverDateOf(exchange).kind === 'hidden' ? 'the browser hides it' : 'the answer has none';
  return `Whether a clock is wrong or the server says two things, its Date header would tell; ${where}.`;
}

function clocksOf(answer: IssuedToken, run: TokenRun) {
  const { exchange, token } = run;
  return compareClocks({
    lifetime: {
      expiresInSeconds: answer.expiresInSeconds,
      expSeconds: claimSeconds(token, 'exp'),
      nbfSeconds: undefined,
      receivedAtMs: receivedAtMs(run),
      receivedAtMonotonicMs: exchange.receivedAtMonotonicMs,
    },
    iatSeconds: claimSeconds(token, 'iat'),
    serverDate: serverDateOf(run.exchange),
    roundTripMs: exchange.timing.endMs ?? 0,
  });
}

function receivedAtMs({ exchange }: TokenRun): number {
  return exchange.startedAtMs + (exchange.timing.endMs ?? 0);
}
