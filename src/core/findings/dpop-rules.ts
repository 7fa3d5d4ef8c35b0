import { asksForNonce, dpopNonceIn } from '../oauth/dpop-nonce.ts';
import { durationWords } from '../time/words.ts';
import { carriesProof, proofAheadMs } from './dpop-proof-sent.ts';
import type { Evidence, Remedy, Rule, TokenRun } from './finding.ts';
import { onlyFirst } from './only-first.ts';
import { refused, refusedRule, said, whereRefused } from './refusal.ts';
import { rfc } from './sources.ts';

/** The codes of RFC 9449 that a token endpoint answers with. */
export const dpopCodes: readonly string[] = ['use_dpop_nonce', 'invalid_dpop_proof', 'missing_dpop_proof'];

/** Asks for the token again with a proof that the sender holds a key. */
export const switchDpopOn: Remedy = {
  kind: 'change-connection',
  label: 'Switch DPoP on and ask again',
  change: { dpop: true },
  thenSend: true,
};

export const proofHeader: Evidence = { kind: 'request-header', name: 'DPoP' };
const nonceHeader: Evidence = { kind: 'response-header', name: 'DPoP-Nonce' };
const proofCodes = ['invalid_dpop_proof', 'missing_dpop_proof'];

/** A token endpoint that wants a DPoP proof, its nonce in it, or another proof (RFC 9449 §5, §8). */
export const dpopRefusalRules: readonly Rule[] = onlyFirst([
  refusedRule('dpop-nonce-again', ['use_dpop_nonce'], (refusal, run) => {
    if (!isAskedAgain(run)) return undefined;
    return {
      ...refused(refusal),
      title: 'The server asks for a nonce again, right after it was given the newest one',
      explanation: `The second proof held the nonce of the first answer, and the answer is use_dpop_nonce once more. It was not answered a second time: that could go on for ever. Several machines behind one address that do not share their nonces are a usual reason, or a nonce that ends at once.${said(refusal, run)} Another press uses the newest nonce.`,
      evidence: [...whereRefused(refusal), nonceHeader, proofHeader],
      source: rfc(9449, '8'),
      remedies: [{ kind: 'send-again' }],
    };
  }),
  refusedRule('dpop-nonce-hidden', ['use_dpop_nonce'], (refusal, run) => {
    if (!lacksNonce(run) || run.exchange.way !== 'browser') return undefined;
    return {
      ...refused(refusal),
      title: 'The browser hides the nonce that the server wants in the DPoP proof',
      explanation:
        'use_dpop_nonce is the first step of a round trip: the next proof has to hold the nonce of the answer. A page may read the DPoP-Nonce header of another origin only where the server lists it in Access-Control-Expose-Headers, and here none can be seen. Have the server expose it; the proxy sees it in any case.',
      source: rfc(9449, '8'),
      remedies: [{ kind: 'try-through-proxy' }],
    };
  }),
  refusedRule('dpop-nonce-missing', ['use_dpop_nonce'], (refusal, run) => {
    if (!lacksNonce(run) || run.exchange.way === 'browser') return undefined;
    return {
      ...refused(refusal),
      title: 'The server wants its nonce in the DPoP proof, and does not say which',
      explanation:
        'use_dpop_nonce has to come with the nonce in a DPoP-Nonce header. It is missing here, or is none that could be sent, so no client can go on. A gateway that drops headers it does not know is a usual reason.',
      evidence: [...whereRefused(refusal), nonceHeader],
      source: rfc(9449, '8'),
    };
  }),
  refusedRule('dpop-nonce-wanted', ['use_dpop_nonce'], (refusal, run) => {
    if (isAskedAgain(run) || lacksNonce(run)) return undefined;
    const hasProof = carriesProof(run.exchange);
    return {
      ...refused(refusal),
      title: 'The server wants its nonce in the DPoP proof',
      explanation: hasProof
        ? 'This is no refusal: the DPoP-Nonce header of the answer holds a value that the next proof must contain. It was not sent again by itself this time; another press sends the nonce at once.'
        : `The server answered use_dpop_nonce: this client’s tokens must be bound to a key, and each proof must hold the server’s newest nonce. Switch DPoP on; both are then done for you.${said(refusal, run)}`,
      evidence: [...whereRefused(refusal), nonceHeader],
      source: rfc(9449, '8'),
      remedies: [hasProof ? { kind: 'send-again' } : switchDpopOn],
    };
  }),
  refusedRule('dpop-proof-clock', proofCodes, (refusal, run) => {
    const aheadMs = proofAheadMs(run.exchange);
    if (aheadMs === undefined) return undefined;
    return {
      ...refused(refusal),
      ...clockWords(aheadMs),
      evidence: [proofHeader, { kind: 'response-header', name: 'Date' }],
    };
  }),
  refusedRule('dpop-algorithm-refused', proofCodes, (refusal, run) => {
    if (!carriesProof(run.exchange) || !/\balg|algorithm/i.test(refusal.description ?? '')) return undefined;
    return {
      ...refused(refusal),
      title: 'The server does not take the algorithm of the DPoP proof',
      explanation: `${said(refusal, run).trim()} Its metadata list what it takes (dpop_signing_alg_values_supported). Make a key for one of those beside DPoP, and ask again.`,
      certainty: 'likely',
      evidence: [...whereRefused(refusal), proofHeader],
      source: rfc(9449, '5.1'),
    };
  }),
  explaining(
    ['invalid-request', 'wrong-secret'],
    refusedRule('dpop-proof-wanted', [...proofCodes, 'invalid_request', 'invalid_client'], (refusal, run) => {
      const isMeant = proofCodes.includes(refusal.code) || /\bdpop\b/i.test(refusal.description ?? '');
      if (carriesProof(run.exchange) || !isMeant) return undefined;
      return {
        ...refused(refusal),
        title: 'The server wants a DPoP proof, and none was sent',
        explanation: `This client’s tokens must be bound to a key (RFC 9449): the request has to carry a proof that the sender holds it.${said(refusal, run)} Switch DPoP on; the key is made in this page. Or switch the demand off at the client on the server.`,
        source: rfc(9449, '5'),
        remedies: [switchDpopOn],
      };
    }),
  ),
  refusedRule('dpop-proof-refused', proofCodes, (refusal, run) => {
    if (!carriesProof(run.exchange)) return undefined;
    return {
      ...refused(refusal),
      title: 'The server does not accept the DPoP proof',
      explanation: `A proof is for one method (htm) and one address without its query (htu), made within seconds (iat), and counts once (jti).${said(refusal, run)} Behind a gateway the server may know itself by another address than the one that was called, so that htu seems wrong to it: its issuer and token_endpoint should be the address that clients use. A clock that is wrong, here or there, gives the same error.`,
      certainty: 'likely',
      evidence: [...whereRefused(refusal), proofHeader],
      source: rfc(9449, '4.3'),
    };
  }),
]);

/** What to say of a proof whose time is not the server's. */
export function clockWords(aheadMs: number): { readonly title: string; readonly explanation: string } & {
  readonly severity: 'error';
  readonly source: ReturnType<typeof rfc>;
} {
  return {
    severity: 'error',
    title: `The DPoP proof comes from ${aheadMs > 0 ? 'the future' : 'the past'} by the server’s clock`,
    explanation: `Its iat lies ${durationWords(Math.abs(aheadMs))} ${aheadMs > 0 ? 'after' : 'before'} the Date of the answer, and a proof counts for seconds or a few minutes only. This machine’s clock or the server’s is wrong: have both set by the network.`,
    source: rfc(9449, '11.1'),
  };
}

function isAskedAgain({ dpop }: TokenRun): boolean {
  return dpop?.earlier.some((exchange) => asksForNonce(exchange, 'token')) === true;
}

function lacksNonce(run: TokenRun): boolean {
  return !isAskedAgain(run) && carriesProof(run.exchange) && dpopNonceIn(run.exchange) === undefined;
}

function explaining(explains: readonly string[], rule: Rule): Rule {
  return { ...rule, explains };
}
