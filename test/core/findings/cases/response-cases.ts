import { certificateCases } from './client-certificate-cases.ts';
import { assertionCases } from './response-assertion-cases.ts';
import { basicEncodingCases } from './basic-encoding-cases.ts';
import { providerAnswerCases } from './provider-answer-cases.ts';
import { bodyCases } from './response-body-cases.ts';
import { issuedCases } from './response-issued-cases.ts';
import { refusalCases } from './response-refusal-cases.ts';
import { statusCases } from './response-status-cases.ts';
import { vendorCases } from './response-vendor-cases.ts';
import type { RuleCase } from './rule-case.ts';

/** A case for each rule about the answer of the token endpoint. */
export const responseCases: readonly RuleCase[] = [
  ...providerAnswerCases,
  ...basicEncodingCases,
  ...vendorCases,
  ...assertionCases,
  ...certificateCases,
  ...refusalCases,
  ...statusCases,
  ...bodyCases,
  ...issuedCases,
];
