import type { RuleCase } from './rule-case.ts';

/** A case for each rule about the token itself. */
export const tokenCases: readonly RuleCase[] = [];
