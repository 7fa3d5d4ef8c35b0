import { usualAssertion } from '#core/oauth/assertion-settings.ts';
import { draftRun } from '../run-builder.ts';
import type { RuleCase } from './rule-case.ts';

const signing = { clientAuthentication: 'private_key_jwt', tokenEndpoint: 'https://as.example/token' } as const;

/** The cases of `beforeAudienceRules`. */
export const beforeAudienceCases: readonly RuleCase[] = [
  {
    id: 'assertion-audience-elsewhere',
    example: 'the issuer of another server in aud',
    speaks: draftRun({
      ...signing,
      assertion: { ...usualAssertion, audience: 'issuer', issuer: 'https://other.example' },
    }),
    silent: draftRun({
      ...signing,
      assertion: { ...usualAssertion, audience: 'issuer', issuer: 'https://as.example' },
    }),
  },
];
