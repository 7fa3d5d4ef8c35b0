import { type Challenge, challengeParameter } from '../http/challenge.ts';
import { headerValue } from '../http/message.ts';
import { asRecord } from '../contract/parse-record.ts';
import { authorizationOf, refusalRule, whereRefused } from './api-rule.ts';
import type { ApiRun, Rule } from './finding.ts';
import { quote } from './quote.ts';
import { rfc } from './sources.ts';

/** The API wants another proof than a bearer token: DPoP, a certificate, a user, another login. */
export const apiProofRules: readonly Rule[] = [
  refusalRule('api-dpop-nonce', ({ error, response }) => {
    if (error !== 'use_dpop_nonce') return undefined;
    const isThere = headerValue(response.headers, 'dpop-nonce') !== undefined;
    return {
      severity: 'error',
      title: 'The API wants its nonce in the DPoP proof',
      explanation: `use_dpop_nonce is the first step of a round trip, not a refusal: ${isThere ? 'the nonce stands in the DPoP-Nonce header' : 'but the DPoP-Nonce header with the nonce is missing or hidden'}, goes into a new proof, and the call is sent once more. A nonce of the token endpoint does not count at the API.`,
      evidence: [...whereRefused, { kind: 'response-header', name: 'DPoP-Nonce' }],
      source: rfc(9449, '9'),
    };
  }),
  refusalRule('api-dpop-proof-refused', ({ error, said }) => {
    if (error !== 'invalid_dpop_proof') return undefined;
    return {
      severity: 'error',
      title: 'The API does not accept the DPoP proof',
      explanation: `invalid_dpop_proof: the proof is missing, old, for another method or URL, or made with another key than the token is bound to.${said} Behind a gateway the API may see another URL than the one that was called.`,
      evidence: whereRefused,
      source: rfc(9449, '7.1'),
    };
  }),
  refusalRule('api-dpop-token-as-bearer', (_, run) => {
    const isBound = /^dpop$/i.test(run.tokenType ?? '') || confirmation(run)?.['jkt'] !== undefined;
    if (!isBound || schemeOf(run) !== 'bearer') return undefined;
    return {
      severity: 'error',
      title: 'The token is bound to a DPoP key and was sent as Bearer',
      explanation: `${/^dpop$/i.test(run.tokenType ?? '') ? 'Its token_type is DPoP' : 'Its cnf claim has the thumbprint of a key (jkt)'}, so it counts only with the scheme DPoP and a proof made with that key; alone it is worthless, which is the point. Grantscope sends no proofs to APIs yet.`,
      evidence: [...whereRefused, { kind: 'claim', name: 'cnf' }],
      source: rfc(9449, '7.1'),
    };
  }),
  refusalRule('api-bearer-token-as-dpop', (_, run) => {
    const isBearer = /^bearer$/i.test(run.tokenType ?? '') && confirmation(run)?.['jkt'] === undefined;
    if (!isBearer || schemeOf(run) !== 'dpop') return undefined;
    return {
      severity: 'error',
      title: 'A plain bearer token was sent with the scheme DPoP',
      explanation:
        'The token is bound to no key, so no proof can fit it. Send it as Bearer, or ask for a DPoP-bound token.',
      evidence: whereRefused,
      source: rfc(9449, '7.1'),
    };
  }),
  refusalRule('api-wants-dpop', ({ challenges }, run) => {
    if (!has(challenges, 'dpop') || has(challenges, 'bearer') || schemeOf(run) === 'dpop') return undefined;
    return {
      severity: 'error',
      title: 'The API takes DPoP-bound tokens only',
      explanation:
        'Its challenge names DPoP and not Bearer: a token has to be asked for with a DPoP proof, and sent with one. Grantscope sends no proofs to APIs yet.',
      evidence: whereRefused,
      source: rfc(9449, '7.1'),
    };
  }),
  refusalRule('api-certificate-bound-token', (_, run) => {
    if (confirmation(run)?.['x5t#S256'] === undefined) return undefined;
    return {
      severity: 'error',
      title: 'The token is bound to a client certificate',
      explanation:
        'Its cnf claim has the thumbprint of a certificate (x5t#S256): the API takes it only over a connection in which that certificate was shown. Grantscope has no client certificates yet.',
      certainty: 'likely',
      evidence: [...whereRefused, { kind: 'claim', name: 'cnf' }],
      source: rfc(8705, '3'),
    };
  }),
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

function has(challenges: readonly Challenge[], scheme: string): boolean {
  return challenges.some((each) => each.scheme.toLowerCase() === scheme);
}

function isThere(value: string | undefined): value is string {
  return value !== undefined;
}

function schemeOf(run: ApiRun): string | undefined {
  return authorizationOf(run)?.scheme.toLowerCase();
}

function confirmation({ token }: ApiRun) {
  return token?.kind === 'jwt' && Object.hasOwn(token.claims, 'cnf') ? asRecord(token.claims['cnf']) : undefined;
}

function headerOf({ exchange }: ApiRun, name: string): string {
  return exchange.outcome.kind === 'response' ? (headerValue(exchange.outcome.response.headers, name) ?? '') : '';
}
