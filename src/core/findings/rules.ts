import { answerRules } from './answer-rules.ts';
import { apiRules } from './api-rules.ts';
import { assertionRules } from './assertion-rules.ts';
import { basicEncodingRules } from './basic-encoding-rules.ts';
import { beforeRules } from './before-rules.ts';
import { browserClueRules } from './browser-clue-rules.ts';
import { certificateNotes, certificateRefusedRules } from './certificate-rules.ts';
import { clockRules } from './clock-rules.ts';
import { corsAnswerRules, corsRefusedOriginRules } from './cors-answer-rules.ts';
import { corsConnectionRules } from './cors-connection-rules.ts';
import { corsOriginRules } from './cors-origin-rules.ts';
import { preflightFieldRules, preflightStatusRules } from './cors-preflight-rules.ts';
import { editedRule } from './edited-rule.ts';
import { failureRules } from './failure-rules.ts';
import { contentCodingRules } from './content-coding-rules.ts';
import { discoveryFailureRules } from './discovery-failure-rules.ts';
import { discoveryRules } from './discovery-rules.ts';
import { deviationRules } from './deviation-rules.ts';
import type { Rule } from './finding.ts';
import { noTokenRules } from './no-token-rules.ts';
import { pageRules } from './page-rules.ts';
import { redirectRules } from './redirect-rules.ts';
import { serverTroubleRules } from './server-trouble-rules.ts';
import { statusRules } from './status-rules.ts';
import { vendorRules } from './vendor-rules.ts';
import { issuedRules } from './issued-rules.ts';
import { lifetimeRules } from './lifetime-rules.ts';
import { lookupRules } from './lookup-rules.ts';
import { providerRules } from './provider-rules.ts';
import { refusalRules } from './refusal-rules.ts';
import { tokenContentRules } from './token-content-rules.ts';
import { unreadableRules } from './unreadable-rules.ts';

/**
 * All rules, each looking at a run on its own; of two with the same weight the one that stands first leads. What is known
 * of this very server says more than what holds everywhere.
 */
export const rules: readonly Rule[] = [
  ...providerRules,
  ...beforeRules,
  ...basicEncodingRules,
  ...failureRules,
  ...browserClueRules,
  ...corsConnectionRules,
  ...preflightStatusRules,
  ...corsOriginRules,
  ...preflightFieldRules,
  ...corsRefusedOriginRules,
  ...corsAnswerRules,
  ...vendorRules,
  ...assertionRules,
  ...certificateRefusedRules,
  ...certificateNotes,
  ...refusalRules,
  ...pageRules,
  ...statusRules,
  ...redirectRules,
  ...serverTroubleRules,
  ...unreadableRules,
  ...noTokenRules,
  ...contentCodingRules,
  ...deviationRules,
  ...answerRules,
  ...issuedRules,
  ...lifetimeRules,
  ...clockRules,
  ...tokenContentRules,
  ...apiRules,
  ...discoveryFailureRules,
  ...discoveryRules,
  ...lookupRules,
  editedRule,
];
