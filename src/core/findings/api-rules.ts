import { durationWords } from '../time/words.ts';
import { apiRule, authorizationOf, refusalRule, tokenRule, whereRefused } from './api-rule.ts';
import { apiCertificateNotes } from './api-rules-certificate.ts';
import { apiStatusAnswers } from './api-rules-answer.ts';
import { apiDpopNotes } from './api-rules-dpop.ts';
import { apiEditedRule } from './api-rules-edited.ts';
import { apiMetadataRules } from './api-rules-metadata.ts';
import { apiPlaceRules } from './api-rules-place.ts';
import { apiProofRules } from './api-rules-proof.ts';
import { apiScopeRules, apiStatusRules } from './api-rules-scope.ts';
import { apiSuccessRules } from './api-rules-success.ts';
import { apiSentNotes, apiSentRules } from './api-rules-sent.ts';
import { apiTokenRules } from './api-rules-token.ts';
import type { DecodedToken } from '../jwt/decode.ts';
import type { Rule } from './finding.ts';
import { onlyFirst } from './only-first.ts';
import { rfc } from './sources.ts';

/**
 * What an API's answer means (RFC 6750 §3). The suspects come first, of which the most telling one speaks; then what
 * fits any refusal, so that no status is left without a sentence.
 */
export const apiRules: readonly Rule[] = [
  ...onlyFirst([
    ...apiPlaceRules,
    refusalRule('api-token-expired', (answer, run) => {
      if (run.tokenLeft?.kind !== 'expired' || authorizationOf(run) === undefined) return undefined;
      if (answer.status !== 401 && answer.error !== 'invalid_token') return undefined;
      return {
        severity: 'error',
        title: 'The API refused the token: it has expired',
        explanation: `${answer.status}: the token ended ${durationWords(run.tokenLeft.agoMs)} before this answer, by ${run.tokenLeft.source}.${answer.said} There is nothing to repair: a client gets a new token and calls again.`,
        evidence: whereRefused,
        source: rfc(6750, '3.1'),
        remedies: [{ kind: 'get-token' }],
      };
    }),
    ...apiSentRules,
    ...apiProofRules,
    ...apiTokenRules,
    apiRule('api-no-token', (answer, run) => {
      if (answer.status !== 401 || authorizationOf(run) !== undefined) return undefined;
      return {
        severity: 'error',
        title: 'The API wants a token, and none was sent',
        explanation: `401: the request had no Authorization header.${answer.said} Get a token first; it is added to the call by itself.`,
        evidence: [{ kind: 'status' }],
        source: rfc(6750, '3'),
        remedies: [{ kind: 'get-token' }],
      };
    }),
    ...apiScopeRules,
    tokenRule('api-token-refused', (answer, { token }) => ({
      severity: 'error',
      title: 'The API does not accept this token',
      explanation: `${answer.status}${answer.error === undefined ? '' : ` ${answer.error}`}: the token is unknown there, revoked, meant for another API, or from another server than the API trusts.${answer.said}${answer.hidden}${formWords(token)} Check that the API belongs to this authorization server, and get a new token.`,
      evidence: whereRefused,
      source: rfc(6750, '3.1'),
      remedies: [{ kind: 'get-token' }],
    })),
    ...apiStatusAnswers,
  ]),
  ...apiSentNotes,
  ...apiStatusRules,
  ...apiDpopNotes,
  ...apiCertificateNotes,
  ...apiSuccessRules,
  ...apiMetadataRules,
  apiEditedRule,
  apiRule('api-accepted', ({ status }) => {
    if (status < 200 || status > 299) return undefined;
    return {
      severity: 'good',
      title: 'The API answered',
      explanation: `Status ${status}: the call went through. The answer is below.`,
      source: rfc(9110, '15.3'),
    };
  }),
];

/** What about the token's form may matter, where nothing else is known: a hint, not a reason. */
function formWords(token: DecodedToken | undefined): string {
  if (token?.kind === 'opaque') return ' The token is opaque: an API that checks signatures by itself takes JWTs only.';
  if (token?.kind === 'jwe') return ' The token is encrypted: only an API with the key can read it.';
  if (token?.kind === 'jwt' && token.claims['aud'] === undefined)
    return ' The token does not say which API it is for (aud), which many insist on.';
  return '';
}
