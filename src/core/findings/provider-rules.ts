import type { Rule } from './finding.ts';
import { parameterRules } from './parameter-rules.ts';
import { providerAnswerRules } from './provider-answer-rules.ts';
import { providerCloudRules } from './provider-cloud-rules.ts';
import { providerCommonRules } from './provider-common-rules.ts';
import { providerEntraRules } from './provider-entra-rules.ts';
import { providerServerRules } from './provider-server-rules.ts';

/** The rules that know real servers, and those about the parameters that they want. */
export const providerRules: readonly Rule[] = [
  ...providerCommonRules,
  ...providerEntraRules,
  ...providerCloudRules,
  ...providerServerRules,
  ...parameterRules,
  ...providerAnswerRules,
];
