import type { RuleCase } from './rule-case.ts';

/** A case for each rule about the answer of the API. */
export const apiCases: readonly RuleCase[] = [];
