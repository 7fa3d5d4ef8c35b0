import type { RuleCase } from './rule-case.ts';

/** A case for each rule about the answer of the token endpoint. */
export const responseCases: readonly RuleCase[] = [];
