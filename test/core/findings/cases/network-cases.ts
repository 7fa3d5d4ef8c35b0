import type { RuleCase } from './rule-case.ts';

/** A case for each rule about failures on the way to the server. */
export const networkCases: readonly RuleCase[] = [];
