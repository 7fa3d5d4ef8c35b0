import type { Group } from '#core/findings/finding.ts';
import type { RuleCase } from './rule-case.ts';
import { beforeCases } from './before-cases.ts';
import { discoveryCases } from './discovery-cases.ts';
import { networkCases } from './network-cases.ts';
import { browserCases } from './browser-cases.ts';
import { httpCases } from './http-cases.ts';
import { responseCases } from './response-cases.ts';
import { timeCases } from './time-cases.ts';
import { tokenCases } from './token-cases.ts';
import { apiCases } from './api-cases.ts';
import { lookupCases } from './lookup-cases.ts';

export const casesByGroup: Readonly<Record<Group, readonly RuleCase[]>> = {
  before: beforeCases,
  network: networkCases,
  browser: browserCases,
  http: httpCases,
  response: responseCases,
  time: timeCases,
  token: tokenCases,
  api: apiCases,
  lookup: [...discoveryCases, ...lookupCases],
};
