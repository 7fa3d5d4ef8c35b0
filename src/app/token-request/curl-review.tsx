import type { FilledIn } from '../session/curl-commands.ts';
import { useDemoMode, useDemoText } from '../ui/demo-mode.ts';
import { agreedWords, needsAgreement } from './curl-agreement.ts';
import { CurlIdentity } from './curl-identity.tsx';
import { curlRows } from './curl-rows.ts';
import styles from './paste-curl.module.css';

type CurlReviewProps = {
  readonly read: FilledIn;
  readonly isUnverified: boolean;
  readonly onUnverified: (chosen: boolean) => void;
  readonly isAgreed: boolean;
  readonly onAgreed: (agreed: boolean) => void;
};

// Of a constant length, so that it tells nothing.
const mask = '••••••••';
const shownLeftOut = 30;

/** What the command would fill in, and what of it would not be taken over. */
export function CurlReview(props: CurlReviewProps) {
  const { read, isUnverified, onUnverified, isAgreed, onAgreed } = props;
  const shown = useDemoText();
  const isDemo = useDemoMode();
  const more = read.leftOut.length - shownLeftOut;
  return (
    <div className={styles.review}>
      <h3>{read.kind === 'token-request' ? 'Fills in the token request' : 'Fills in the API call'}</h3>
      <dl className={styles.rows}>
        {curlRows(read).map(({ name, value, isSecret }, index) => (
          // Names may stand there twice, and the list is only read.
          // oxlint-disable-next-line react/no-array-index-key
          <div key={index}>
            <dt>{name}</dt>
            <dd>{isSecret && value !== '' ? mask : shown(value) || '(empty)'}</dd>
          </div>
        ))}
      </dl>
      {[...read.notes, ...variablesNote(read)].map((note) => (
        <p key={note} className={styles.note}>
          {note}
        </p>
      ))}
      {read.unverified !== undefined && (
        <label className={styles.unverified}>
          <input type="checkbox" checked={isUnverified} onChange={(event) => onUnverified(event.target.checked)} />
          <span>
            Do not verify the certificate of {read.unverified}, as -k asks. Until this tab closes; anybody on the way
            could read the secret.
          </span>
        </label>
      )}
      {read.leftOut.length > 0 && (
        <>
          <h3>Not taken over</h3>
          <ul className={styles.leftOut}>
            {read.leftOut.slice(0, shownLeftOut).map(({ written, reason }, index) => (
              // The same may be left out twice, and the list is only read.
              // oxlint-disable-next-line react/no-array-index-key
              <li key={index}>
                {/* What follows on the option may be a password that nothing recognises. */}
                <code>{isDemo ? written.split(/[\s=]/, 1) : written}</code> {reason}
              </li>
            ))}
            {more > 0 && <li>… and {more} more.</li>}
          </ul>
        </>
      )}
      <CurlIdentity read={read} />
      {needsAgreement(read) && (
        <label className={styles.unverified}>
          <input type="checkbox" checked={isAgreed} onChange={(event) => onAgreed(event.target.checked)} />
          <span>
            Fill in without {agreedWords(read)}. The request is then not the one that curl would send, or goes another
            way.
          </span>
        </label>
      )}
      {read.harmless.length > 0 && (
        <p className={styles.hint}>Without a meaning here: {[...new Set(read.harmless)].join(', ')}.</p>
      )}
    </div>
  );
}

function variablesNote({ variables }: FilledIn): readonly string[] {
  if (variables.length === 0) return [];
  const words =
    variables.length === 1
      ? 'is a variable of your shell, and stays as written: put its value into the form.'
      : 'are variables of your shell, and stay as written: put their values into the form.';
  return [`${variables.join(', ')} ${words}`];
}
