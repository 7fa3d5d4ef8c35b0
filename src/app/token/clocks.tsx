import {
  type ClockComparison,
  compareClocks,
  isSkewed,
  noticeableMs,
  type ServerDate,
} from '#core/time/compare-clocks.ts';
import { durationWords } from '#core/time/words.ts';
import { clockFactsOf } from '../session/clock-facts.ts';
import type { HeldToken } from '../session/selectors.ts';
import { dateFormat } from '../ui/date-format.ts';
import styles from './time.module.css';

const time = dateFormat({ dateStyle: 'medium', timeStyle: 'long' });

/** Three accounts of the same time: expires_in from receipt, exp, and the server's own clock. */
export function Clocks({ token }: { readonly token: HeldToken }) {
  const facts = clockFactsOf(token);
  const compared = compareClocks(facts);
  return (
    <>
      <table className={styles.clocks} aria-label="Three clocks">
        <thead>
          <tr>
            <th scope="col">Clock</th>
            <th scope="col">What it says</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">expires_in</th>
            <td>{endWords(token.lifetime.expiresInSeconds, compared.endsByExpiresInMs, 'The answer has none.')}</td>
          </tr>
          <tr>
            <th scope="row">exp</th>
            <td>
              {compared.endsByExpMs === undefined
                ? 'The token has none that can be read.'
                : `Ends ${time(compared.endsByExpMs)}`}
            </td>
          </tr>
          <tr>
            <th scope="row">Date</th>
            <td>{dateWords(facts.serverDate, compared, token)}</td>
          </tr>
        </tbody>
      </table>
      <p className={styles.status}>{causeWords(compared)}</p>
    </>
  );
}

function endWords(seconds: number | undefined, endsAtMs: number | undefined, otherwise: string): string {
  if (seconds === undefined || endsAtMs === undefined) return otherwise;
  return `${seconds} s from receipt: ends ${time(endsAtMs)}`;
}

function dateWords(serverDate: ServerDate, compared: ClockComparison, { run }: HeldToken): string {
  if (run.kind !== 'token') return 'No server answered, so there is none.';
  switch (serverDate.kind) {
    case 'hidden':
      return 'Not visible to the browser; use the proxy to see it.';
    case 'absent':
      return 'The answer has no usable Date header.';
    case 'seen':
      return `${time(serverDate.ms)}. ${skewWords(compared)}`;
  }
}

function skewWords(compared: ClockComparison): string {
  if (compared.skew === undefined) return '';
  const { ms, uncertaintyMs } = compared.skew;
  const give = `give or take ${(uncertaintyMs / 1000).toFixed(1)} s`;
  if (!isSkewed(compared)) return `This machine’s clock agrees with it, ${give}.`;
  return `This machine’s clock is ${durationWords(Math.abs(ms))} ${ms > 0 ? 'ahead' : 'behind'}, ${give}.`;
}

function causeWords(compared: ClockComparison): string {
  const { cause, differenceMs, iatAheadMs } = compared;
  const by = differenceMs === undefined ? '' : durationWords(Math.abs(differenceMs));
  const direction = (differenceMs ?? 0) < 0 ? 'before' : 'after';
  switch (cause) {
    case 'nothing-to-compare':
      return iatAheadMs !== undefined && iatAheadMs > noticeableMs
        ? `iat lies ${durationWords(iatAheadMs)} ahead of this machine’s clock: the clocks differ, or the token’s times are made up.`
        : 'With one account only there is nothing to compare.';
    case 'agree':
      return 'expires_in and exp agree.';
    case 'skew':
      return `exp comes ${by} ${direction} what expires_in says, and the clocks differ by as much: have both set by the network.`;
    case 'server':
      return `exp comes ${by} ${direction} what expires_in says, ${isSkewed(compared) ? 'which the difference of the clocks does not explain' : 'though the clocks agree'}: the server says two different things. The earlier one counts here.`;
    case 'unknown':
      return `exp comes ${by} ${direction} what expires_in says. Whether a clock is wrong or the server says two things, its Date would tell.`;
  }
}
