import type { Finding } from '#core/findings/finding.ts';
import { findingsOf } from '../session/findings-of.ts';
import { lookupsOf } from '../session/lookups-of.ts';
import { broughtRun, shownApiRun, shownTokenRun } from '../session/selectors.ts';
import type { Step } from '../session/workbench.ts';
import { useWorkbench } from '../session/session-context.tsx';
import { FindingView } from './finding-view.tsx';
import styles from './findings.module.css';

const openAtMost = 3;
const weight = { error: 0, warning: 1, note: 2, good: 3 } as const;

export type PlacedFinding = { readonly step: Step; readonly finding: Finding };

/** What is wrong or worth knowing, before everything else. The newest step speaks first. */
export function FindingsOfRuns() {
  const tokenRun = useWorkbench(shownTokenRun);
  const apiRun = useWorkbench(shownApiRun);
  const placed = usePlacedFindings();
  const first = placed[0];
  const hasRun = placed.length > 0 || tokenRun !== undefined || apiRun !== undefined;
  return (
    <>
      {/* It stands here from the start: a live region that comes with its text is not read out. */}
      <p role="status" className="visually-hidden">
        {first === undefined ? '' : `${first.finding.title}. ${first.finding.explanation}`}
      </p>
      {hasRun && <FindingList placed={placed} />}
    </>
  );
}

function FindingList({ placed }: { readonly placed: readonly PlacedFinding[] }) {
  const folded = placed.slice(openAtMost);
  return (
    <section aria-label="Findings" className={styles.findings}>
      <ul className={styles.list}>
        {placed.slice(0, openAtMost).map((each) => (
          <FindingView key={`${each.step} ${each.finding.id}`} {...each} />
        ))}
      </ul>
      {folded.length > 0 && (
        <details className={styles.more}>
          <summary>{folded.length === 1 ? 'One more finding' : `${folded.length} more findings`}</summary>
          <ul className={styles.list}>
            {folded.map((each) => (
              <FindingView key={`${each.step} ${each.finding.id}`} {...each} />
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function usePlacedFindings(): readonly PlacedFinding[] {
  const tokenRun = useWorkbench(shownTokenRun);
  const apiRun = useWorkbench(shownApiRun);
  const runs = useWorkbench((state) => state.runs);
  const brought = useWorkbench(broughtRun);
  const lookups = useWorkbench(lookupsOf);
  const place = (step: Step, found: readonly Finding[]) => found.map((finding) => ({ step, finding }));
  // What was brought along comes first: it is what the person looks at.
  const ofBrought = brought === undefined ? [] : place('token', findingsOf(brought, runs));
  const ofLookups = lookups.flatMap((run) => place('lookup', findingsOf(run, runs)));
  const ofToken = tokenRun === undefined ? [] : place('token', findingsOf(tokenRun, runs));
  const ofApi = apiRun === undefined ? [] : place('api', findingsOf(apiRun, runs));
  const apiIsNewer = apiRun !== undefined && runs.indexOf(apiRun) < runs.findIndex((run) => run === tokenRun);
  const ordered = apiIsNewer || tokenRun === undefined ? [...ofApi, ...ofToken] : [...ofToken, ...ofApi];
  return [...ofLookups, ...ofBrought, ...ordered].toSorted(
    (a, b) => weight[a.finding.severity] - weight[b.finding.severity],
  );
}
