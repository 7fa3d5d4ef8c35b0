import { apiAnswerCases, apiRefusalCases } from './api-answer-cases.ts';
import { apiNoteCases, apiSentCases } from './api-sent-cases.ts';
import { apiProofCases, apiTokenCases } from './api-token-cases.ts';
import { apiCertificateNoteCases } from './client-certificate-cases.ts';
import { apiDpopNoteCases } from './dpop-cases.ts';
import type { RuleCase } from './rule-case.ts';

/** A case for each rule about the answer of the API. */
export const apiCases: readonly RuleCase[] = [
  ...apiSentCases,
  ...apiProofCases,
  ...apiTokenCases,
  ...apiRefusalCases,
  ...apiNoteCases,
  ...apiDpopNoteCases,
  ...apiCertificateNoteCases,
  ...apiAnswerCases,
];
