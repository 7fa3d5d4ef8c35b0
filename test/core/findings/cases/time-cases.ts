import type { RuleCase } from './rule-case.ts';

/** A case for each rule about clocks and lifetimes. */
export const timeCases: readonly RuleCase[] = [];
