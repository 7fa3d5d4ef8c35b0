import type { Lifetime, TimeLeft as Left } from '#core/time/lifetime.ts';
import { remaining } from '#core/time/remaining.ts';
import type { ClockJump } from '#core/time/steady.ts';
import { clockFace, durationWords } from '#core/time/words.ts';
import { useSession } from '../session/session-context.tsx';
import { useNow } from '../session/use-now.ts';
import { dateFormat } from '../ui/date-format.ts';
import { Ring } from '../ui/ring.tsx';
import styles from './token.module.css';

const runningLowShare = 0.1;

type TimeLeftProps = {
  readonly lifetime: Lifetime;
  /** An answer of a server brought it, so one could have told `expires_in`. */
  readonly isIssued: boolean;
};

/** The time left as ring, number and words; what decided it is named, and "unknown" is said as such. */
export function TimeLeft({ lifetime, isIssued }: TimeLeftProps) {
  const { clock } = useSession();
  const isKnown = [lifetime.expiresInSeconds, lifetime.expSeconds, lifetime.nbfSeconds].some(
    (seconds) => seconds !== undefined,
  );
  const now = useNow(isKnown);
  const left = remaining(lifetime, now);
  const jump = clock.lastJump();
  return (
    <div className={styles.time} data-time={left.kind}>
      <Ring {...ringOf(left)} />
      <div className={styles.timeWords}>
        <div role="timer" aria-label="Time left" className={styles.clock}>
          {clockOf(left)}
        </div>
        <p className={styles.until}>
          {left.kind === 'unknown' ? unknownSentence(isIssued) : sentenceOf(left, now.wallMs)}
        </p>
        {jump !== undefined && jump.atMonotonicMs > lifetime.receivedAtMonotonicMs && (
          <p className={styles.jump}>{jumpWords(jump)}</p>
        )}
      </div>
      <p role="status" className="visually-hidden">
        {left.kind === 'expired' ? 'The token has expired.' : ''}
      </p>
    </div>
  );
}

function ringOf(left: Left): { readonly share: number; readonly tone: 'live' | 'low' | 'over' } {
  if (left.kind !== 'left') return { share: 0, tone: left.kind === 'expired' ? 'over' : 'live' };
  const share = left.ofMs === 0 ? 0 : left.ms / left.ofMs;
  return { share, tone: share < runningLowShare ? 'low' : 'live' };
}

function clockOf(left: Left): string {
  switch (left.kind) {
    case 'unknown':
      return 'unknown';
    case 'expired':
      return 'expired';
    case 'not-yet':
      return 'not yet valid';
    case 'left':
      return clockFace(left.ms);
  }
}

function unknownSentence(isIssued: boolean): string {
  return isIssued
    ? 'The answer has no expires_in and the token no readable exp: only the server knows.'
    : 'The token has no exp that can be read: only its server knows.';
}

function sentenceOf(left: Exclude<Left, { kind: 'unknown' }>, wallMs: number): string {
  switch (left.kind) {
    case 'expired':
      return `${durationWords(left.agoMs)} ago, by ${left.source}. APIs answer 401 now; get a new one.`;
    case 'not-yet':
      return `Valid in ${durationWords(left.inMs)}, at ${timeOfDay(wallMs + left.inMs, wallMs)}, by nbf. APIs answer 401 until then.`;
    case 'left':
      return `until ${timeOfDay(wallMs + left.ms, wallMs)} · of ${durationWords(left.ofMs)} · by ${left.source}`;
  }
}

function jumpWords({ direction, byMs, atMs }: ClockJump): string {
  const by = durationWords(byMs);
  return direction === 'ahead'
    ? `At ${time(atMs)} this machine’s clock was ${by} further: it slept, or was set forward. Both count as time that passed.`
    : `At ${time(atMs)} this machine’s clock was set back by ${by}. That gives the token no time back.`;
}

const time = dateFormat({ hour: '2-digit', minute: '2-digit', second: '2-digit', timeZoneName: 'shortOffset' });
const dayAndTime = dateFormat({ dateStyle: 'medium', timeStyle: 'long' });
const soonMs = 20 * 60 * 60 * 1000;

function timeOfDay(ms: number, nowMs: number): string {
  const isSoon = ms < nowMs + soonMs;
  return isSoon ? time(ms) : dayAndTime(ms);
}
