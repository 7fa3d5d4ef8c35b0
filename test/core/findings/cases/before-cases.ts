import type { RuleCase } from './rule-case.ts';

/** A case for each rule about what is typed, before it is sent. */
export const beforeCases: readonly RuleCase[] = [];
