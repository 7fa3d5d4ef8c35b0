import { useEffect } from 'react';
import type { TimeLeft } from '#core/time/lifetime.ts';
import { remaining } from '#core/time/remaining.ts';
import { renewalStep } from '#core/time/renewal.ts';
import { clockFace, durationWords } from '#core/time/words.ts';
import type { HeldToken } from '../session/selectors.ts';
import { useCommands, useWorkbench } from '../session/session-context.tsx';
import { useStaleInputs } from '../session/use-stale-inputs.ts';
import { useNow } from '../session/use-now.ts';
import { dateFormat } from '../ui/date-format.ts';
import { Field } from '../ui/field.tsx';
import { Clocks } from './clocks.tsx';
import styles from './time.module.css';

const mostMarginSeconds = 86_400;

/** Renewing, by a press or by itself; the clocks; the tab's title. */
export function TimeDetails({ token }: { readonly token: HeldToken }) {
  const { editRenewal, showTimeInTitle } = useCommands();
  const renewal = useWorkbench((state) => state.renewal);
  const titleTime = useWorkbench((state) => state.titleTime);
  const isIssued = token.run.kind === 'token';
  return (
    <div className={styles.details}>
      <StaleLine token={token} />
      {isIssued && <RenewalStatus token={token} />}
      <details className={styles.more}>
        <summary>{isIssued ? 'Renewal and clocks' : 'Clocks'}</summary>
        <div className={styles.form}>
          {isIssued && (
            <>
              <label className={styles.check}>
                <input
                  type="checkbox"
                  checked={renewal.automatic}
                  onChange={(event) => editRenewal({ automatic: event.target.checked })}
                />
                Renew automatically
              </label>
              <Field label="Margin in seconds" hint="How long before its end the token is renewed.">
                {(control) => (
                  <input
                    {...control}
                    type="number"
                    min={0}
                    max={mostMarginSeconds}
                    value={renewal.marginSeconds}
                    onChange={(event) => editRenewal({ marginSeconds: marginOf(event.target.value) })}
                  />
                )}
              </Field>
            </>
          )}
          <label className={styles.check}>
            <input type="checkbox" checked={titleTime} onChange={(event) => showTimeInTitle(event.target.checked)} />
            Show the time left in the tab’s title
          </label>
          <Clocks token={token} />
        </div>
      </details>
      {titleTime && <TitleTime token={token} />}
    </div>
  );
}

function marginOf(typed: string): number {
  const seconds = Math.floor(Number(typed));
  return Number.isFinite(seconds) ? Math.min(Math.max(0, seconds), mostMarginSeconds) : 0;
}

/** The token does not belong to what is typed any more; the names of the fields say why, never their values. */
function StaleLine({ token }: { readonly token: HeldToken }) {
  const changed = useStaleInputs(token);
  const isStale = changed.length > 0;
  // It stands here from the start: a live region that comes with its text is not read out.
  return (
    <p role="status" className={isStale ? styles.stale : 'visually-hidden'} data-stale={isStale ? '' : undefined}>
      {isStale && `Stale: it was issued for other inputs. Changed since: ${changed.join(', ')}.`}
    </p>
  );
}

/** When the next token will be asked for, or why not. */
function RenewalStatus({ token }: { readonly token: HeldToken }) {
  const renewal = useWorkbench((state) => state.renewal);
  const stopped = useWorkbench((state) => state.renewalStopped);
  const now = useNow(renewal.automatic);
  const isStale = useStaleInputs(token).length > 0;
  const step = renewalStep(remaining(token.lifetime, now), renewal.marginSeconds, Number.POSITIVE_INFINITY);
  return (
    <>
      {!renewal.automatic && isStale && <p className={styles.status}>Renew asks with the inputs as they are now.</p>}
      {renewal.automatic && (
        <p className={styles.status}>
          {step.kind === 'wait' ? `Renews by itself in ${durationWords(step.ms)}.` : 'Renews by itself now.'}
        </p>
      )}
      {/* Only the end of it is read out, not every second. */}
      <p role="status" className={stopped === undefined ? 'visually-hidden' : styles.stale}>
        {stopped !== undefined && `Not renewed by itself any more: ${stopped}`}
      </p>
    </>
  );
}

const ownTitle = 'Grantscope';

/** The time left in the title of the tab, where it can be seen from other tabs; nothing else of the token is in it. */
function TitleTime({ token }: { readonly token: HeldToken }) {
  const now = useNow(true, true);
  const words = titleWords(remaining(token.lifetime, now), now.wallMs);
  useEffect(() => {
    document.title = `${words} · ${ownTitle}`;
  }, [words]);
  useEffect(
    () => () => {
      document.title = ownTitle;
    },
    [],
  );
  return null;
}

/** Browsers wake a hidden tab as seldom as once a minute, so a countdown there would be wrong; when it ends stays right. */
function titleWords(left: TimeLeft, nowMs: number): string {
  if (left.kind === 'not-yet') return 'not yet valid';
  if (left.kind !== 'left') return left.kind;
  return document.hidden ? `until ${timeOfDay(nowMs + left.ms)}` : clockFace(left.ms);
}

const timeOfDay = dateFormat({ hour: '2-digit', minute: '2-digit', second: '2-digit', timeZoneName: 'shortOffset' });
