import type { Exchange } from '#core/http/exchange.ts';
import type { HeaderField } from '#core/http/message.ts';
import type { ApiRun, TokenRun } from '#core/findings/finding.ts';
import { call, type CallWishes, jwt, seconds } from '../api-run-builder.ts';
import { issued, refused, ruleCase } from './case-builder.ts';
import type { RuleCase } from './rule-case.ts';

const thumbprint = '0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I';
const nonce: HeaderField = ['DPoP-Nonce', 'n-1'];

/** The run with a proof of ours, after these exchanges. */
function proved<Run extends TokenRun | ApiRun>(run: Run, earlier: readonly Exchange[] = [], iat = seconds): Run {
  const proof = jwt({ jti: 'a', htm: 'POST', htu: 'https://as.example/token', iat }, { alg: 'ES256', typ: 'dpop+jwt' });
  const { exchange } = run;
  const request = { ...exchange.request, headers: [...exchange.request.headers, ['DPoP', proof] as const] };
  return { ...run, exchange: { ...exchange, request }, dpop: { thumbprint, earlier } };
}

const wanted = refused('use_dpop_nonce', undefined, { headers: [nonce] });
const unsaid = refused('use_dpop_nonce');
const unseen = refused('use_dpop_nonce', undefined, { way: 'browser' });
const dated = (atSeconds: number) =>
  refused('invalid_dpop_proof', undefined, { headers: [['Date', new Date(atSeconds * 1000).toUTCString()]] });
const badProof = (description?: string) => refused('invalid_dpop_proof', description);

/** A case for each rule about a token endpoint that wants a proof, or another one. */
export const dpopRefusalCases: readonly RuleCase[] = [
  ruleCase(
    'dpop-nonce-again',
    'use_dpop_nonce in answer to the nonce itself',
    proved(wanted, [proved(wanted).exchange]),
    proved(wanted),
  ),
  ruleCase('dpop-nonce-hidden', 'use_dpop_nonce in the browser, without a nonce', proved(unseen), proved(unsaid)),
  ruleCase('dpop-nonce-missing', 'use_dpop_nonce without a nonce', proved(unsaid), proved(wanted)),
  ruleCase('dpop-nonce-wanted', 'use_dpop_nonce to a request without a proof', wanted, proved(unsaid)),
  ruleCase(
    'dpop-proof-clock',
    'a proof from ten minutes ahead of the server',
    proved(dated(seconds - 600)),
    proved(dated(seconds - 2)),
  ),
  ruleCase(
    'dpop-algorithm-refused',
    '“unsupported alg”',
    proved(badProof('unsupported alg')),
    proved(badProof('htu does not match')),
  ),
  ruleCase(
    'dpop-proof-wanted',
    'invalid_request with “DPoP proof is missing”',
    refused('invalid_request', 'DPoP proof is missing'),
    refused('invalid_request', 'scope is missing'),
  ),
  ruleCase('dpop-proof-refused', '“htu does not match”', proved(badProof('htu does not match')), badProof()),
];

const bound = (jkt: string) => jwt({ iss: 'https://as.example', cnf: { jkt } });
const dpopToken = (token: string) => issued({ access_token: token, token_type: 'DPoP' });
const nonceAnswered = (run: TokenRun) => proved(run, [proved(wanted).exchange]);

/** A case for each rule about what came of a proof. */
export const dpopIssuedCases: readonly RuleCase[] = [
  ruleCase(
    'dpop-key-mismatch',
    'a token that is bound to another key',
    proved(dpopToken(bound('other'))),
    proved(dpopToken(bound(thumbprint))),
  ),
  ruleCase('dpop-downgraded', 'Bearer in answer to a proof', proved(issued()), issued()),
  ruleCase(
    'dpop-token-not-bound',
    'token_type DPoP and a JWT without cnf',
    proved(dpopToken(jwt({ iss: 'https://as.example' }))),
    proved(dpopToken(bound(thumbprint))),
  ),
  ruleCase(
    'dpop-nonce-answered',
    'use_dpop_nonce, then a token',
    nonceAnswered(dpopToken('opaque-token')),
    proved(dpopToken('opaque-token')),
  ),
];

const challenged = (error: string, wishes: CallWishes = {}) =>
  call(401, { challenge: `DPoP error="${error}"`, authorization: 'DPoP abc', run: { tokenType: 'DPoP' }, ...wishes });
const apiNonce = challenged('use_dpop_nonce', { headers: [nonce] });
const late = (atSeconds: number) =>
  challenged('invalid_dpop_proof', { headers: [['Date', new Date(atSeconds * 1000).toUTCString()]] });
const times = { iat: seconds - 60, exp: seconds + 240, aud: 'api' };
const held = (jkt: string) => challenged('invalid_token', { claims: { ...times, cnf: { jkt } } });
const unexplainedIn = (way: 'browser' | undefined) =>
  call(401, { authorization: 'DPoP abc', run: { tokenType: 'DPoP' }, ...(way && { way }) });

/** A case for each rule about an API that takes tokens with a proof. */
export const apiDpopCases: readonly RuleCase[] = [
  ruleCase(
    'api-dpop-nonce-again',
    'use_dpop_nonce in answer to the nonce itself',
    proved(apiNonce, [proved(apiNonce).exchange]),
    proved(apiNonce),
  ),
  ruleCase('api-dpop-nonce', 'use_dpop_nonce', apiNonce, challenged('invalid_token')),
  ruleCase('api-dpop-other-key', 'a token that was bound elsewhere', proved(held('other')), proved(held(thumbprint))),
  ruleCase(
    'api-dpop-clock',
    'a proof from ten minutes behind the API',
    proved(late(seconds + 600)),
    proved(late(seconds + 2)),
  ),
  ruleCase(
    'api-dpop-proof-refused',
    'invalid_dpop_proof',
    challenged('invalid_dpop_proof'),
    challenged('invalid_token'),
  ),
  ruleCase(
    'api-dpop-token-as-bearer',
    'a token of type DPoP, sent as Bearer',
    challenged('invalid_token', { authorization: 'Bearer abc' }),
    challenged('invalid_token'),
  ),
  ruleCase(
    'api-bearer-token-as-dpop',
    'a bearer token, sent as DPoP',
    challenged('invalid_token', { run: {} }),
    challenged('invalid_token', { run: {}, claims: { ...times, cnf: { jkt: 'x' } } }),
  ),
  ruleCase(
    'api-wants-dpop',
    'a challenge with DPoP alone',
    call(401, { challenge: 'DPoP algs="ES256 PS256"' }),
    call(401, { challenge: 'DPoP algs="ES256", Bearer' }),
  ),
  ruleCase(
    'api-dpop-answer-hidden',
    '401 in the browser, without a reason that can be seen',
    proved(unexplainedIn('browser')),
    proved(unexplainedIn(undefined)),
  ),
];

const good = call(200, { authorization: 'DPoP abc', run: { tokenType: 'DPoP' } });

export const apiDpopNoteCases: readonly RuleCase[] = [
  ruleCase(
    'api-dpop-nonce-answered',
    'use_dpop_nonce, then 200',
    proved(good, [proved(apiNonce).exchange]),
    proved(good),
  ),
];
