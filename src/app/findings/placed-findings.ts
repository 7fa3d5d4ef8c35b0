import type { Finding } from '#core/findings/finding.ts';
import { findingsOf } from '../session/findings-of.ts';
import { lookupsOf } from '../session/lookups-of.ts';
import { shownCorsCheck } from '../session/shown-cors-check.ts';
import { broughtRun, shownApiRun, shownTokenRun } from '../session/selectors.ts';
import { useWorkbench } from '../session/session-context.tsx';
import type { Step } from '../session/workbench.ts';

/** A finding and the step that it is about; `key` is unique among all on screen. */
export type PlacedFinding = { readonly key: string; readonly step: Step; readonly finding: Finding };

const weight = { error: 0, warning: 1, note: 2, good: 3 } as const;

export function place(step: Step, found: readonly Finding[], prefix: string = step): readonly PlacedFinding[] {
  return found.map((finding) => ({ key: `${prefix}-${finding.id}`, step, finding }));
}

/** What is found about the runs on screen. The newest step speaks first, and its first finding is the likeliest cause. */
export function usePlacedFindings(): readonly PlacedFinding[] {
  const tokenRun = useWorkbench(shownTokenRun);
  const apiRun = useWorkbench(shownApiRun);
  const runs = useWorkbench((state) => state.runs);
  const brought = useWorkbench(broughtRun);
  const lookups = useWorkbench(lookupsOf);
  const check = useWorkbench(shownCorsCheck);
  // What was found out on a press leads, whatever its weight: the failure itself only says what it might have been.
  const ofCheck = check === undefined ? [] : place('cors', findingsOf(check, runs));
  // What was brought along comes first: it is what the person looks at.
  const ofBrought = brought === undefined ? [] : place('token', findingsOf(brought, runs), 'brought');
  const ofLookups = lookups.flatMap((run) => place('lookup', findingsOf(run, runs), `lookup-${run.purpose}`));
  const ofToken = tokenRun === undefined ? [] : place('token', findingsOf(tokenRun, runs));
  const ofApi = apiRun === undefined ? [] : place('api', findingsOf(apiRun, runs));
  const apiIsNewer = apiRun !== undefined && runs.indexOf(apiRun) < runs.findIndex((run) => run === tokenRun);
  const steps = [ofLookups, ofBrought, ...(apiIsNewer || tokenRun === undefined ? [ofApi, ofToken] : [ofToken, ofApi])];
  return [...ofCheck, ...inOrder(steps)];
}

/**
 * Heaviest first over all steps, while each step keeps its own order: there the likeliest cause may stand before
 * something heavier that it explains.
 */
function inOrder(steps: readonly (readonly PlacedFinding[])[]): readonly PlacedFinding[] {
  const weighed = steps.flatMap((found) =>
    found.map((placed, index) => ({
      placed,
      heaviest: Math.min(...found.slice(index).map(({ finding }) => weight[finding.severity])),
    })),
  );
  return weighed.toSorted((a, b) => a.heaviest - b.heaviest).map(({ placed }) => placed);
}
