import type { ImportCandidate } from '#core/sharing/imports/import-candidate.ts';
import type { ImportFindings } from '#core/sharing/imports/import-findings.ts';
import { readImport } from '#core/sharing/imports/read-import.ts';

/** What is in one text, as if it had been pasted or were a file of this name. */
export function readingOf(content: unknown, name = ''): ImportFindings {
  return readImport([{ name, text: typeof content === 'string' ? content : JSON.stringify(content) }]);
}

/** The only connection in it. */
export function onlyIn(findings: ImportFindings): ImportCandidate {
  const [candidate, ...others] = findings.candidates;
  if (candidate === undefined || others.length > 0)
    throw new Error(`${findings.candidates.length} candidates: ${findings.faults.join(' ')}`);
  return candidate;
}

/** What was left out, by how it is written. */
export function leftOutOf({ leftOut, candidates }: ImportFindings): readonly string[] {
  return [...leftOut, ...candidates.flatMap((each) => each.leftOut)].map(({ written }) => written);
}
