import type { RuleCase } from './rule-case.ts';

/** A case for each rule about any answer. */
export const httpCases: readonly RuleCase[] = [];
