import type { ImportCandidate } from '#core/sharing/imports/import-candidate.ts';
import { Field } from '../ui/field.tsx';
import styles from './import-dialog.module.css';
import { ImportLeftOut } from './import-left-out.tsx';
import { importHosts, importRows } from './import-rows.ts';

export type CandidateChoice = {
  readonly isChosen: boolean;
  /** Which of its calls; -1 for none. */
  readonly call: number;
};

type ImportCandidateViewProps = {
  readonly candidate: ImportCandidate;
  readonly title: string;
  readonly isUnfolded: boolean;
  readonly choice: CandidateChoice;
  readonly onChoice: (choice: CandidateChoice) => void;
};

/** One connection that could be made: whether to, which servers it is for, and all that it would fill in. */
export function ImportCandidateView(props: ImportCandidateViewProps) {
  const { candidate, title, isUnfolded, choice, onChoice } = props;
  const { calls, notes, unresolved, leftOut, place } = candidate;
  const call = calls[choice.call];
  return (
    <li className={styles.candidate} data-chosen={choice.isChosen || undefined}>
      <label className={styles.choose}>
        <input
          type="checkbox"
          checked={choice.isChosen}
          onChange={(event) => onChoice({ ...choice, isChosen: event.target.checked })}
        />
        <span className={styles.name}>{title}</span>
      </label>
      <dl className={styles.hosts}>
        {importHosts(candidate, call).map(({ does, host }) => (
          <div key={does}>
            <dt>{does}</dt>
            <dd>{host}</dd>
          </div>
        ))}
      </dl>
      {place !== '' && place !== candidate.name && <p className={styles.place}>In the file: {place}</p>}
      {unresolved.length > 0 && (
        <p className={styles.open}>
          {unresolved.slice(0, 20).join(', ')} {unresolved.length === 1 ? 'has' : 'have'} no value in the file:{' '}
          {unresolved.length === 1 ? 'it stays' : 'they stay'} as written, to be replaced in the form.
        </p>
      )}
      {notes.map((note) => (
        <p key={note} className={styles.note}>
          {note}
        </p>
      ))}
      <details open={isUnfolded} className={styles.details}>
        <summary>
          What it fills in<span className="visually-hidden"> for {title}</span>
          {leftOut.length > 0 && <span className={styles.leftOutCount}> · {leftOut.length} not taken over</span>}
        </summary>
        <dl className={styles.rows}>
          {importRows(candidate, call).map(({ name, value }, index) => (
            // Names may stand there twice, and the list is only read.
            // oxlint-disable-next-line react/no-array-index-key
            <div key={index}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        {calls.length > 1 && <CallChoice {...props} />}
        {leftOut.length > 0 && (
          <>
            <h4 className={styles.small}>Not taken over</h4>
            <ImportLeftOut leftOut={leftOut} />
          </>
        )}
      </details>
    </li>
  );
}

/** A connection has one API call at a time; the file may have many. */
function CallChoice({ candidate: { calls }, title, choice, onChoice }: ImportCandidateViewProps) {
  return (
    <Field label={`API call of ${title}`}>
      {(control) => (
        <select
          {...control}
          value={choice.call}
          onChange={(event) => onChoice({ ...choice, call: Number(event.target.value) })}
        >
          {calls.map(({ name, plain }, index) => (
            // Calls have no other identity than their place.
            // oxlint-disable-next-line react/no-array-index-key
            <option key={index} value={index}>
              {`${name} — ${plain.method} ${plain.url}`.slice(0, 160)}
            </option>
          ))}
          <option value={-1}>None</option>
        </select>
      )}
    </Field>
  );
}
