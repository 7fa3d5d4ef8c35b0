import type { Rule } from './finding.ts';
import { claimsRules } from './token-content-rules-claims.ts';
import { headerRules } from './token-content-rules-header.ts';
import { keyRules } from './token-content-rules-keys.ts';
import { textRules } from './token-content-rules-text.ts';
import { timeRules } from './token-content-rules-times.ts';

/** What is wrong or worth knowing about a token itself, however it came. */
export const tokenContentRules: readonly Rule[] = [
  ...textRules,
  ...headerRules,
  ...keyRules,
  ...claimsRules,
  ...timeRules,
];
