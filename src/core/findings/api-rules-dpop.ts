import { headerValue } from '../http/message.ts';
import { boundThumbprint } from '../oauth/dpop-binding.ts';
import { asksForNonce } from '../oauth/dpop-nonce.ts';
import { apiRule, authorizationOf, refusalRule, whereRefused } from './api-rule.ts';
import { withoutTyped } from './api-rules-sent.ts';
import { carriesProof, proofAheadMs } from './dpop-proof-sent.ts';
import { clockWords, proofHeader, switchDpopOn } from './dpop-rules.ts';
import type { ApiRun, Evidence, Rule } from './finding.ts';
import { rfc } from './sources.ts';

const nonceHeader: Evidence = { kind: 'response-header', name: 'DPoP-Nonce' };
const proofRefused = 'invalid_dpop_proof';

/** An API that takes tokens with a proof that the caller holds their key (RFC 9449 §7), and refused this call. */
export const apiDpopRules: readonly Rule[] = [
  refusalRule('api-dpop-nonce-again', ({ error }, run) => {
    if (error !== 'use_dpop_nonce' || !isAskedAgain(run)) return undefined;
    return {
      severity: 'error',
      title: 'The API asks for a nonce again, right after it was given the newest one',
      explanation:
        'The second proof held the nonce of the first answer, and the answer is use_dpop_nonce once more. It was not answered a second time: that could go on for ever. Several machines behind one address that do not share their nonces are a usual reason. Another press uses the newest nonce.',
      evidence: [...whereRefused, nonceHeader, proofHeader],
      source: rfc(9449, '9'),
      remedies: [{ kind: 'send-again' }],
    };
  }),
  refusalRule('api-dpop-nonce', ({ error, response }, run) => {
    if (error !== 'use_dpop_nonce') return undefined;
    const isThere = headerValue(response.headers, 'dpop-nonce') !== undefined;
    const isSigned = run.dpop !== undefined;
    const isHidden = !isThere && run.exchange.way === 'browser';
    return {
      severity: 'error',
      title: 'The API wants its nonce in the DPoP proof',
      explanation: `use_dpop_nonce is the first step of a round trip, not a refusal: ${isThere ? 'the nonce stands in the DPoP-Nonce header' : `but the DPoP-Nonce header with the nonce is ${isHidden ? 'hidden by the browser, unless the API exposes it' : 'missing'}`}, goes into a new proof, and the call is sent once more. A nonce of the token endpoint does not count at the API.${isSigned && isThere ? ' It was not sent again by itself this time; another press sends the nonce at once.' : ''}${isSigned ? '' : ' Proof and nonce are added for you where the token is bound to a key and nothing is typed in their place.'}`,
      evidence: [...whereRefused, nonceHeader],
      source: rfc(9449, '9'),
      remedies: isHidden
        ? [{ kind: 'try-through-proxy' }]
        : isSigned && isThere
          ? [{ kind: 'send-again' }]
          : withoutTyped(run),
    };
  }),
  refusalRule('api-dpop-other-key', (_, run) => {
    const bound = boundThumbprint(run.token);
    if (run.dpop === undefined || bound === undefined || bound === run.dpop.thumbprint) return undefined;
    return {
      severity: 'error',
      title: 'The token is bound to a key that is not here',
      explanation: `Its cnf claim names the key ${bound.slice(0, 60)}; the proof was signed with the one of this tab, ${run.dpop.thumbprint}. So the API refuses it, as it should: that is how a stolen token becomes worthless. Keys live as long as the tab that made them; ask for a token of your own.`,
      evidence: [...whereRefused, { kind: 'claim', name: 'cnf' }, proofHeader],
      source: rfc(9449, '7.1'),
      remedies: [switchDpopOn],
    };
  }),
  refusalRule('api-dpop-clock', ({ error }, run) => {
    const aheadMs = error === proofRefused ? proofAheadMs(run.exchange) : undefined;
    if (aheadMs === undefined) return undefined;
    return {
      ...clockWords(aheadMs),
      evidence: [proofHeader, { kind: 'response-header', name: 'Date' }, ...whereRefused],
    };
  }),
  refusalRule('api-dpop-proof-refused', ({ error, said }) => {
    if (error !== proofRefused) return undefined;
    return {
      severity: 'error',
      title: 'The API does not accept the DPoP proof',
      explanation: `invalid_dpop_proof: the proof is missing, old, for another method or URL, or made with another key than the token is bound to.${said} Behind a gateway the API may see another URL than the one that was called, and find htu wrong.`,
      evidence: [proofHeader, ...whereRefused],
      source: rfc(9449, '7.1'),
    };
  }),
  refusalRule('api-dpop-token-as-bearer', (_, run) => {
    const isNamed = /^dpop$/i.test(run.tokenType ?? '');
    if ((!isNamed && boundThumbprint(run.token) === undefined) || schemeOf(run) !== 'bearer') return undefined;
    return {
      severity: 'error',
      title: 'The token is bound to a DPoP key and was sent as Bearer',
      explanation: `${isNamed ? 'Its token_type is DPoP' : 'Its cnf claim has the thumbprint of a key (jkt)'}, so it counts only with the scheme DPoP and a proof made with that key; alone it is worthless, which is the point. Without an Authorization typed under Headers, scheme and proof are added for you.`,
      evidence: [...whereRefused, { kind: 'claim', name: 'cnf' }],
      source: rfc(9449, '7.1'),
      remedies: withoutTyped(run),
    };
  }),
  refusalRule('api-bearer-token-as-dpop', (_, run) => {
    const isBearer = /^bearer$/i.test(run.tokenType ?? '') && boundThumbprint(run.token) === undefined;
    if (!isBearer || schemeOf(run) !== 'dpop') return undefined;
    return {
      severity: 'error',
      title: 'A plain bearer token was sent with the scheme DPoP',
      explanation:
        'The token is bound to no key, so no proof can fit it. Send it as Bearer, or ask for a DPoP-bound token.',
      evidence: whereRefused,
      source: rfc(9449, '7.1'),
      remedies: [...withoutTyped(run), switchDpopOn],
    };
  }),
  refusalRule('api-wants-dpop', ({ challenges }, run) => {
    const has = (scheme: string) => challenges.some((each) => each.scheme.toLowerCase() === scheme);
    if (!has('dpop') || has('bearer') || schemeOf(run) === 'dpop') return undefined;
    return {
      severity: 'error',
      title: 'The API takes DPoP-bound tokens only',
      explanation:
        'Its challenge names DPoP and not Bearer: a token has to be asked for with a DPoP proof, and sent with one. Switch DPoP on for the token request; the call then carries a proof by itself.',
      evidence: whereRefused,
      source: rfc(9449, '7.1'),
      remedies: [switchDpopOn],
    };
  }),
  refusalRule('api-dpop-answer-hidden', ({ status, challenges }, run) => {
    const isHidden = run.exchange.way === 'browser' && challenges.length === 0;
    if (status !== 401 || !isHidden || !carriesProof(run.exchange)) return undefined;
    return {
      severity: 'error',
      title: 'The API refused the call, and the browser hides whether it wants a nonce',
      explanation:
        'Why stands in WWW-Authenticate, and a nonce that it may ask for in DPoP-Nonce; a page may read them from another origin only where the API lists both in Access-Control-Expose-Headers. So nothing was sent again. The proxy sees both.',
      certainty: 'hint',
      evidence: [{ kind: 'status' }, proofHeader],
      source: rfc(9449, '9'),
      remedies: [{ kind: 'try-through-proxy' }],
    };
  }),
];

/** What is worth knowing about a call that went through. */
export const apiDpopNotes: readonly Rule[] = [
  apiRule('api-dpop-nonce-answered', ({ status }, run) => {
    if (status < 200 || status > 299 || !isAskedAgain(run)) return undefined;
    return {
      severity: 'note',
      title: 'The API wanted its nonce in the DPoP proof, and got it',
      explanation:
        'The first answer was use_dpop_nonce with a nonce; the call went out once more with it. The newest nonce is kept in this tab for this API, so that the next call needs only one exchange.',
      evidence: [proofHeader, nonceHeader],
      source: rfc(9449, '9'),
    };
  }),
];

function isAskedAgain({ dpop }: ApiRun): boolean {
  return dpop?.earlier.some((exchange) => asksForNonce(exchange, 'api')) === true;
}

function schemeOf(run: ApiRun): string | undefined {
  return authorizationOf(run)?.scheme.toLowerCase();
}
