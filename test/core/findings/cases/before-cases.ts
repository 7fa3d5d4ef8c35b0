import { beforeCertificateCases } from './client-certificate-cases.ts';
import { beforeAudienceCases } from './before-audience-cases.ts';
import { beforeDiscoveredCases } from './before-discovered-cases.ts';
import { beforeDepartureCases } from './before-departure-cases.ts';
import { beforeEncodingCases } from './before-encoding-cases.ts';
import { beforeHostCases, beforePathCases, beforeSchemeCases, beforeUrlCases } from './before-endpoint-cases.ts';
import { beforeScopeCases } from './before-scope-cases.ts';
import {
  beforeCharacterCases,
  beforeIdCases,
  beforePasteCases,
  beforeSecretCases,
  beforeSpaceCases,
} from './before-value-cases.ts';
import { tokenRun } from '../run-builder.ts';
import { providerCases } from './provider-cases.ts';
import type { RuleCase } from './rule-case.ts';

/** A case for each rule about what is typed, before it is sent. */
export const beforeCases: readonly RuleCase[] = [
  ...providerCases,
  ...beforePasteCases,
  ...beforeUrlCases,
  ...beforePathCases,
  ...beforeSchemeCases,
  ...beforeHostCases,
  ...beforeSecretCases,
  ...beforeIdCases,
  ...beforeSpaceCases,
  ...beforeCharacterCases,
  ...beforeScopeCases,
  ...beforeEncodingCases,
  ...beforeDepartureCases,
  ...beforeDiscoveredCases,
  ...beforeAudienceCases,
  ...beforeCertificateCases,
  {
    id: 'edited-by-hand',
    example: 'a request that was changed before it was sent',
    speaks: tokenRun({ error: 'invalid_request' }, { status: 400, editedByHand: true }),
    silent: tokenRun({ error: 'invalid_request' }, { status: 400 }),
  },
];
