import { challengeParameter } from '../http/challenge.ts';
import { headerValue } from '../http/message.ts';
import { refusalRule, whereRefused } from './api-rule.ts';
import { apiCertificateRules } from './api-rules-certificate.ts';
import { apiDpopRules } from './api-rules-dpop.ts';
import type { ApiRun, Rule } from './finding.ts';
import { quote } from './quote.ts';
import { rfc } from './sources.ts';

/** The API wants another proof than a bearer token: DPoP, a certificate, a user, another login. */
export const apiProofRules: readonly Rule[] = [
  ...apiDpopRules,
  ...apiCertificateRules,
  refusalRule('api-wants-user', ({ error, challenges }) => {
    if (error !== 'insufficient_user_authentication') return undefined;
    const wanted = (name: string) => challenges.map((each) => challengeParameter(each, name)).find(isThere);
    const acr = wanted('acr_values');
    const age = wanted('max_age');
    return {
      severity: 'error',
      title: 'The API wants a person who has just logged in',
      explanation: `insufficient_user_authentication: it asks for a stronger or fresher login${acr === undefined ? '' : ` (acr_values ${quote(acr)})`}${age === undefined ? '' : `, at most ${quote(age)} seconds old`}. Client credentials have no user, so no token of this grant can ever satisfy it: this call needs a grant with a login, or an address for machines.`,
      evidence: whereRefused,
      source: rfc(9470, '3'),
    };
  }),
  refusalRule('api-wants-signature', ({ challenges, body }, run) => {
    const text = `${body.text} ${headerOf(run, 'x-amzn-errortype')}`;
    const isAws =
      /requires '(?:Credential|Signature|SignedHeaders)' parameter|IncompleteSignature|AWS4-HMAC-SHA256/.test(text);
    if (!isAws && !challenges.some(({ scheme }) => /^AWS4/i.test(scheme))) return undefined;
    return {
      severity: 'error',
      title: 'The API wants a signed request of AWS, not a token',
      explanation:
        'It looked for a signature (AWS Signature Version 4) in Authorization and did not find it. Either its authorizer is set to IAM instead of JWT, or the path leads to a route that is.',
      certainty: 'likely',
      evidence: [...whereRefused, { kind: 'response-body' }],
      source: awsForbidden,
    };
  }),
  refusalRule('api-wants-key', (answer) => {
    const words = /subscription key|api[ _-]?key|x-api-key|ocp-apim-subscription-key/i.exec(
      `${answer.description ?? ''} ${answer.challenges.map(({ scheme, parameters }) => `${scheme} ${parameters.flat().join(' ')}`).join(' ')}`,
    );
    if (words === null) return undefined;
    return {
      severity: 'error',
      title: 'The API wants a key besides the token',
      explanation: `It speaks of ${quote(words[0])}: a gateway in front (such as API Management) identifies the calling application by a header of its own.${answer.said} Add that header under Headers; its name stands in the API’s documentation.`,
      certainty: 'likely',
      evidence: [{ kind: 'status' }, { kind: 'response-header', name: 'WWW-Authenticate' }, { kind: 'response-body' }],
    };
  }),
  refusalRule('api-wants-other-login', ({ challenges, status }) => {
    const schemes = [...new Set(challenges.map(({ scheme }) => scheme).filter((scheme) => scheme !== ''))];
    if (status !== 401 || schemes.length === 0 || schemes.some((each) => /^(?:bearer|dpop)$/i.test(each)))
      return undefined;
    return {
      severity: 'error',
      title: `The API wants another kind of login: ${schemes
        .slice(0, 3)
        .map((each) => words[each.toLowerCase()] ?? quote(each))
        .join(' or ')}`,
      explanation: `Its challenge names ${schemes
        .slice(0, 5)
        .map((each) => quote(each))
        .join(
          ', ',
        )} and not Bearer, so an access token is nothing it knows. Perhaps the path leads to another part of the server, or a gateway in front asks first.`,
      evidence: [{ kind: 'status' }, { kind: 'response-header', name: 'WWW-Authenticate' }],
      source: rfc(9110, '11.6.1'),
    };
  }),
];

/** AWS's own page on what its gateway refuses. */
export const awsForbidden = {
  label: 'AWS re:Post, API Gateway 403 errors',
  url: 'https://repost.aws/knowledge-center/api-gateway-troubleshoot-403-forbidden',
};

const words: Readonly<Record<string, string>> = {
  basic: 'name and password (Basic)',
  digest: 'name and password (Digest)',
  negotiate: 'Windows or Kerberos (Negotiate)',
  ntlm: 'Windows (NTLM)',
  oauth: 'OAuth 1',
  hawk: 'Hawk',
  apikey: 'an API key',
};

function isThere(value: string | undefined): value is string {
  return value !== undefined;
}

function headerOf({ exchange }: ApiRun, name: string): string {
  return exchange.outcome.kind === 'response' ? (headerValue(exchange.outcome.response.headers, name) ?? '') : '';
}
