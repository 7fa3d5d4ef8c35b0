import type { ImportFindings } from '#core/sharing/imports/import-findings.ts';
import { Field } from '../ui/field.tsx';
import { Segmented } from '../ui/segmented.tsx';
import { type CandidateChoice, ImportCandidateView } from './import-candidate-view.tsx';
import type { ImportChoices } from './import-choices.ts';
import styles from './import-dialog.module.css';
import { ImportLeftOut } from './import-left-out.tsx';
import { importTitles } from './import-rows.ts';

type ImportReviewProps = {
  readonly findings: ImportFindings;
  readonly choices: ImportChoices;
  readonly onChoices: (choices: ImportChoices) => void;
};

/** What was found in the files, all of it before anything is done. */
export function ImportReview({ findings, choices, onChoices }: ImportReviewProps) {
  const { candidates, leftOut, faults, formats, title } = findings;
  const titles = importTitles(candidates);
  const choose = (index: number, choice: CandidateChoice) =>
    onChoices({ ...choices, candidates: choices.candidates.map((each, at) => (at === index ? choice : each)) });
  return (
    <section className={styles.review} aria-label="What was found">
      {formats.length > 0 && (
        <h3 className={styles.recognised}>
          {formats.join(' and ')}
          {title !== '' && <span className={styles.fileTitle}> · {title}</span>}
        </h3>
      )}
      <div role="status">
        {faults.map((fault) => (
          <p key={fault} className={styles.fault}>
            {fault}
          </p>
        ))}
        {candidates.length > 0 && (
          <p className={styles.count}>
            {candidates.length === 1 ? 'One connection is in it.' : `${candidates.length} connections are in it.`}
          </p>
        )}
      </div>
      <ul className={styles.candidates}>
        {candidates.map((candidate, index) => (
          <ImportCandidateView
            // They have no other identity than their place in the file.
            // oxlint-disable-next-line react/no-array-index-key
            key={index}
            candidate={candidate}
            title={titles[index] ?? ''}
            isUnfolded={candidates.length === 1}
            choice={choices.candidates[index] ?? { isChosen: false, call: -1 }}
            onChoice={(choice) => choose(index, choice)}
          />
        ))}
      </ul>
      {leftOut.length > 0 && (
        <>
          <h3 className={styles.small}>Not taken over from the file</h3>
          <ImportLeftOut leftOut={leftOut} />
        </>
      )}
      {candidates.length > 0 && <HowToImport findings={findings} choices={choices} onChoices={onChoices} />}
    </section>
  );
}

function HowToImport({ findings: { candidates }, choices, onChoices }: ImportReviewProps) {
  const chosen = candidates.filter((_, index) => choices.candidates[index]?.isChosen);
  const secrets = chosen.flatMap((candidate) => {
    const call = candidate.calls[choices.candidates[candidates.indexOf(candidate)]?.call ?? -1];
    return [...candidate.secrets, ...(call?.secrets ?? [])];
  });
  const isOwn = chosen.every(({ own }) => own !== undefined && own.workspace !== '');
  return (
    <div className={styles.how}>
      {secrets.length > 0 && (
        <Segmented
          legend="Secrets in the file"
          options={[
            { value: 'take', label: 'Take into memory' },
            { value: 'leave', label: 'Leave them' },
          ]}
          value={choices.secrets}
          onChange={(value) => onChoices({ ...choices, secrets: value })}
          hint={`${secretWords(secrets)}. In memory they are in this tab only, and a reload forgets them.`}
        />
      )}
      {!isOwn && (
        <Field label="Name of the new workspace" hint="The connections are put into it. None that is there is changed.">
          {(control) => (
            <input
              {...control}
              type="text"
              maxLength={200}
              value={choices.workspace}
              onChange={(event) => onChoices({ ...choices, workspace: event.target.value })}
            />
          )}
        </Field>
      )}
    </div>
  );
}

/** Each kind once, with how many there are of it: “2 × Client secret, Access token”. */
function secretWords(secrets: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const secret of secrets) counts.set(secret, (counts.get(secret) ?? 0) + 1);
  const words = [...counts].map(([name, count]) => (count === 1 ? name : `${count} × ${name}`));
  return words.length > 8 ? `${words.slice(0, 8).join(', ')} and more` : words.join(', ');
}
