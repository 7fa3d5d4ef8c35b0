import type { Certificate } from '../http/exchange.ts';
import { durationWords } from '../time/words.ts';
import { certificateRule, nothingLeft } from './certificate-rule.ts';
import type { FailedRun } from './failure-rule.ts';
import { quote } from './quote.ts';
import { rfc } from './sources.ts';

/** The dates of the certificates against this machine's clock. */
export const certificateDateRules = [
  certificateRule('machine-clock-wrong', ({ code }, _, run) => {
    if (!isAboutDates(code) || run.exchange.startedAtMs >= writtenAtMs) return undefined;
    return {
      title: `This machine’s clock is wrong: it says ${dayWords(run.exchange.startedAtMs)}`,
      explanation: `That is before this program was written, so the certificate seems not to be valid, and so will all others. ${nothingLeft} Have the clock set by the network, then send again.`,
      evidence: [{ kind: 'certificate', name: 'Valid from' }],
      source: rfc(5280, '4.1.2.5'),
      remedies: [{ kind: 'send-again' }],
    };
  }),
  certificateRule('certificate-expired', ({ code, chain: [leaf] }, host, run) => {
    const endMs = time(leaf?.notAfter);
    if (code !== 'CERT_HAS_EXPIRED' || endMs === undefined || endMs > run.exchange.startedAtMs) return undefined;
    return {
      title: `The server’s certificate expired on ${dayWords(endMs)}`,
      explanation: `That was ${ago(run.exchange.startedAtMs - endMs)} by this machine’s clock. ${nothingLeft} The server needs a new certificate: its renewal was forgotten or failed, or the server of ${host} was not restarted with the new one. If other servers’ certificates seem expired too, the clock of this machine is ahead.`,
      evidence: [{ kind: 'certificate', name: 'Valid until' }],
      source: rfc(5280, '4.1.2.5'),
    };
  }),
  certificateRule('authority-certificate-expired', ({ code, chain }, _, run) => {
    if (code !== 'CERT_HAS_EXPIRED') return undefined;
    const expired = chain.slice(1).find(({ notAfter }) => (time(notAfter) ?? Infinity) <= run.exchange.startedAtMs);
    return {
      title: 'A certificate above the server’s own has expired',
      explanation: `The server’s own is still valid, ${expired === undefined ? 'one of its authorities’ is not' : `the one of ${quote(expired.subject)} ended on ${dayWords(time(expired.notAfter) ?? 0)}`}. ${nothingLeft} Mostly the server still sends an old intermediate certificate: install the authority’s present chain there.`,
      evidence: [{ kind: 'certificate', name: 'Issuer' }],
      source: rfc(5280, '6.1.3'),
    };
  }),
  certificateRule('certificate-not-yet-valid', ({ code, chain }, _, run) => {
    const early = chain.find((each) => isEarly(each, run));
    const startMs = time(early?.notBefore);
    if (code !== 'CERT_NOT_YET_VALID') return undefined;
    return {
      title: `The server’s certificate is not valid yet`,
      explanation: `${startMs === undefined ? 'Its first day lies ahead' : `It begins on ${dayWords(startMs)}, ${durationWords(startMs - run.exchange.startedAtMs)} from now`} by this machine’s clock. If it was made just now, the clock of this machine is behind; compare it with another one. ${nothingLeft}`,
      certainty: 'likely',
      evidence: [{ kind: 'certificate', name: 'Valid from' }],
      source: rfc(5280, '4.1.2.5'),
      remedies: [{ kind: 'send-again' }],
    };
  }),
];

/** No run can be older than the program. */
const writtenAtMs = Date.UTC(2026, 0, 1);

function isAboutDates(code: string): boolean {
  return code === 'CERT_HAS_EXPIRED' || code === 'CERT_NOT_YET_VALID';
}

function isEarly({ notBefore }: Certificate, { exchange }: FailedRun): boolean {
  return (time(notBefore) ?? 0) > exchange.startedAtMs;
}

function time(text: string | undefined): number | undefined {
  const ms = text === undefined ? Number.NaN : Date.parse(text);
  return Number.isNaN(ms) ? undefined : ms;
}

function ago(ms: number): string {
  return ms < 1000 ? 'just now' : `${durationWords(ms)} ago`;
}

/** `3 May 2026`, in UTC, as certificates have it. */
function dayWords(ms: number): string {
  const date = new Date(ms);
  const month = [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ][date.getUTCMonth()];
  return `${date.getUTCDate()} ${month} ${date.getUTCFullYear()}`;
}
