import { beforeAudienceRules } from './before-audience-rules.ts';
import { beforeDiscoveredRules } from './before-discovered-rules.ts';
import { beforeEncodingRules } from './basic-encoding-rules.ts';
import { beforeCertificateRules } from './before-certificate-rules.ts';
import { beforeCharacterRules } from './before-character-rules.ts';
import { beforeDepartureRules } from './before-departure-rules.ts';
import { beforeHostRules } from './before-host-rules.ts';
import { beforeIdRules } from './before-id-rules.ts';
import { beforePasteRules } from './before-paste-rules.ts';
import { beforePathRules } from './before-path-rules.ts';
import { beforeSchemeRules } from './before-scheme-rules.ts';
import { beforeScopeRules } from './before-scope-rules.ts';
import { beforeSecretRules } from './before-secret-rules.ts';
import { beforeSpaceRules } from './before-space-rules.ts';
import { beforeUrlRules } from './before-url-rules.ts';
import type { Rule } from './finding.ts';

/**
 * What can be said of the typed values alone; what was pasted whole comes first, because it explains the rest, then the
 * address: as long as that is wrong, nothing else matters.
 */
export const beforeRules: readonly Rule[] = [
  ...beforePasteRules,
  ...beforeUrlRules,
  ...beforePathRules,
  ...beforeSchemeRules,
  ...beforeHostRules,
  ...beforeSecretRules,
  ...beforeIdRules,
  ...beforeSpaceRules,
  ...beforeCharacterRules,
  ...beforeScopeRules,
  ...beforeEncodingRules,
  ...beforeDepartureRules,
  ...beforeDiscoveredRules,
  ...beforeAudienceRules,
  ...beforeCertificateRules,
];
