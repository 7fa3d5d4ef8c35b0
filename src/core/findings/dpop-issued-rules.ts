import { boundThumbprint } from '../oauth/dpop-binding.ts';
import { carriesProof } from './dpop-proof-sent.ts';
import { proofHeader } from './dpop-rules.ts';
import type { Evidence, Rule } from './finding.ts';
import { rfc } from './sources.ts';
import { answeredRule, issuedRule } from './token-rule.ts';

const tokenType: Evidence = { kind: 'response-member', name: 'token_type' };
const binding: Evidence = { kind: 'claim', name: 'cnf' };

/** What came of a proof: a token that is bound to the key, to another, or to none (RFC 9449 §5, §6). */
export const dpopIssuedRules: readonly Rule[] = [
  issuedRule('dpop-key-mismatch', (_, { token, dpop }) => {
    const bound = boundThumbprint(token);
    if (dpop === undefined || bound === undefined || bound === dpop.thumbprint) return undefined;
    return {
      severity: 'error',
      title: 'The token is bound to another key than the one that signed the proof',
      explanation: `cnf.jkt says ${bound.slice(0, 60)}, and the thumbprint of the key in the proof is ${dpop.thumbprint}. Nobody here can prove to hold that other key, so an API that checks refuses every call. The server mixed up two requests, or hands out a kept token.`,
      evidence: [binding, proofHeader],
      source: rfc(9449, '6.1'),
      remedies: [{ kind: 'send-again' }],
    };
  }),
  issuedRule('dpop-downgraded', (answer, { exchange }) => {
    if (!carriesProof(exchange) || answer.tokenType?.toLowerCase() !== 'bearer') return undefined;
    return {
      severity: 'warning',
      title: 'The server gave a bearer token in spite of the DPoP proof',
      explanation:
        'token_type is Bearer: the token is bound to no key, and whoever holds it can use it. A server that does not know DPoP passes over the header; others need it switched on for the client. It is sent to APIs as Bearer, as the answer says.',
      evidence: [tokenType, proofHeader],
      source: rfc(9449, '5'),
    };
  }),
  issuedRule('dpop-token-not-bound', (answer, { token, exchange }) => {
    const isDpop = answer.tokenType?.toLowerCase() === 'dpop';
    if (!isDpop || !carriesProof(exchange) || token?.kind !== 'jwt' || boundThumbprint(token) !== undefined)
      return undefined;
    return {
      severity: 'warning',
      title: 'The token is called DPoP and names no key',
      explanation:
        'token_type is DPoP, and the JWT has no cnf claim with a thumbprint (jkt). An API that reads the token itself has nothing to compare the proof with, and refuses it or takes any key; only one that introspects could know.',
      evidence: [tokenType, binding],
      source: rfc(9449, '6.1'),
    };
  }),
  answeredRule('dpop-nonce-answered', ({ answer, dpop }) => {
    if (answer?.kind !== 'issued' || dpop === undefined || dpop.earlier.length === 0) return undefined;
    return {
      severity: 'note',
      title: 'The server wanted its nonce in the DPoP proof, and got it',
      explanation:
        'The first answer was use_dpop_nonce with a nonce; the request went out once more with it. Both are shown below. The newest nonce is kept in this tab for this server, so that the next request needs only one.',
      evidence: [{ kind: 'response-header', name: 'DPoP-Nonce' }, proofHeader],
      source: rfc(9449, '8'),
    };
  }),
];
