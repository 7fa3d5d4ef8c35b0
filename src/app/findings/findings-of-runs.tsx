import { shownApiRun, shownTokenRun } from '../session/selectors.ts';
import { useWorkbench } from '../session/session-context.tsx';
import { useDemoText } from '../ui/demo-mode.ts';
import { FindingView } from './finding-view.tsx';
import { type PlacedFinding, usePlacedFindings } from './placed-findings.ts';
import { UndoStrip } from './undo-strip.tsx';
import { useDraftFindings } from './use-draft-findings.ts';
import styles from './findings.module.css';

const openAtMost = 3;

/** What is wrong or worth knowing, before everything else. */
export function FindingsOfRuns() {
  const hasRun = useWorkbench((state) => shownTokenRun(state) !== undefined || shownApiRun(state) !== undefined);
  const placed = usePlacedFindings();
  const drafted = useDraftFindings();
  const first = placed[0];
  const shown = useDemoText();
  return (
    <>
      {/* It stands here from the start: a live region that comes with its text is not read out. */}
      <p role="status" className="visually-hidden">
        {first === undefined ? '' : shown(`${first.finding.title}. ${first.finding.explanation}`)}
      </p>
      <UndoStrip />
      {(hasRun || placed.length > 0 || drafted.length > 0) && (
        <section aria-label="Findings" className={styles.findings}>
          <FindingList placed={placed} more="more findings" />
          {drafted.length > 0 && (
            <>
              <h2 className={styles.before}>Before you send</h2>
              <FindingList placed={drafted} more="more before you send" />
            </>
          )}
        </section>
      )}
    </>
  );
}

type FindingListProps = { readonly placed: readonly PlacedFinding[]; readonly more: string };

function FindingList({ placed, more }: FindingListProps) {
  const folded = placed.slice(openAtMost);
  return (
    <>
      <ul className={styles.list}>
        {placed.slice(0, openAtMost).map((each, index) => (
          <FindingView key={each.key} placed={each} leads={index === 0 && isTrouble(each)} />
        ))}
      </ul>
      {folded.length > 0 && (
        <details className={styles.more}>
          <summary>
            {folded.length} {folded.length === 1 ? more.replace('findings', 'finding') : more}
          </summary>
          <ul className={styles.list}>
            {folded.map((each) => (
              <FindingView key={each.key} placed={each} />
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function isTrouble({ finding: { severity } }: PlacedFinding): boolean {
  return severity === 'error' || severity === 'warning';
}
