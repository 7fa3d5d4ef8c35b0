import type { LeftOut } from '../../http/curl-call.ts';
import type { ImportCandidate } from './import-candidate.ts';

/** What is in files or in a pasted text. Nothing of it has happened yet, and no part of it was run or fetched. */
export type ImportFindings = {
  /** What the files are, for a person: “Postman collection”. */
  readonly formats: readonly string[];
  /** What the first of them calls itself, or its name; empty where there is none. */
  readonly title: string;
  readonly candidates: readonly ImportCandidate[];
  /** What of the files is not taken over, each with a sentence that says why. */
  readonly leftOut: readonly LeftOut[];
  /** Why a file could not be read, or why nothing was found, sentences that say what to do. */
  readonly faults: readonly string[];
};
