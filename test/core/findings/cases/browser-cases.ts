import type { RuleCase } from './rule-case.ts';

/** A case for each rule about what the browser allows and hides. */
export const browserCases: readonly RuleCase[] = [];
