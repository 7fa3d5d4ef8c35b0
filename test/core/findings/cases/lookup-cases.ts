import type { RuleCase } from './rule-case.ts';

/** A case for each rule about questions about a token. */
export const lookupCases: readonly RuleCase[] = [];
