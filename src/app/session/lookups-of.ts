import type { LookupPurpose, LookupRun } from './run.ts';
import { heldToken } from './selectors.ts';
import type { FiledVerdict } from './verification.ts';
import type { Workbench } from './workbench.ts';

// A selector must give the same list for the same state, or what reads it would draw for ever.
let last:
  | { readonly runs: Workbench['runs']; readonly text: string | undefined; readonly found: readonly LookupRun[] }
  | undefined;

/** The newest lookup of each kind about the token in hand that sent anything, the last one first. */
export function lookupsOf(state: Workbench): readonly LookupRun[] {
  const text = heldToken(state)?.text;
  if (last !== undefined && last.runs === state.runs && last.text === text) return last.found;
  const kinds = new Set<LookupPurpose>();
  const found = state.runs.filter((run): run is LookupRun => {
    if (run.kind !== 'lookup' || run.steps.length === 0 || kinds.has(run.purpose)) return false;
    // What a server says of itself does not hang on a token.
    if (run.purpose !== 'discover' && run.tokenText !== (text ?? '')) return false;
    kinds.add(run.purpose);
    return true;
  });
  last = { runs: state.runs, text, found };
  return found;
}

/** The newest lookup of one kind about the token in hand. */
export function lookupOf(state: Workbench, purpose: LookupPurpose): LookupRun | undefined {
  return lookupsOf(state).find((run) => run.purpose === purpose);
}

/** The verdict on the token in hand, while neither the token nor the choice of keys has changed since (security.md T50). */
export function shownVerdict(state: Workbench): FiledVerdict | undefined {
  const { verdict, verification } = state;
  if (verdict === undefined || verdict.verification !== verification) return undefined;
  return verdict.tokenText === heldToken(state)?.text ? verdict : undefined;
}
