import { tokenRun } from '../run-builder.ts';
import { goodMembers, issued, ruleCase } from './case-builder.ts';
import { certificateIssuedCases } from './client-certificate-cases.ts';
import { dpopIssuedCases } from './dpop-cases.ts';
import type { RuleCase } from './rule-case.ts';

const good = issued();
const json = JSON.stringify(goodMembers);
const member = (id: string, example: string, change: object, near: object = {}): RuleCase =>
  ruleCase(id, example, issued(change), issued(near));
const type = (value: string) => [['Content-Type', value] as const, ['Cache-Control', 'no-store'] as const];
const caching = (value: string) =>
  issued(
    {},
    { headers: [['Content-Type', 'application/json'], ...(value === '' ? [] : [['Cache-Control', value] as const])] },
  );
const twice = (second: string) =>
  tokenRun(`{"access_token":"a","access_token":"${second}","token_type":"Bearer","expires_in":300}`);
const latin1 = (text: string) => {
  const run = issued();
  const { outcome } = run.exchange;
  if (outcome.kind !== 'response') return run;
  const body = new Uint8Array(Buffer.from(text, 'latin1'));
  return { ...run, exchange: { ...run.exchange, outcome: { ...outcome, response: { ...outcome.response, body } } } };
};

/** A case for each rule about an answer that did issue a token. */
export const issuedCases: readonly RuleCase[] = [
  ruleCase('token-with-error-status', 'a token with 400', issued({}, { status: 400 }), issued({}, { status: 201 })),
  member('token-is-a-placeholder', 'the word undefined', { access_token: 'undefined' }),
  member('token-with-scheme', 'Bearer in the token', { access_token: 'Bearer abc' }, { access_token: 'Bearer-abc' }),
  member('token-in-quotes', 'a token in quotation marks', { access_token: '"abc"' }),
  member(
    'token-with-odd-character',
    'a line break in the token',
    { access_token: 'abc\ndef' },
    { access_token: 'abc-def' },
  ),
  member('secret-in-answer', 'the secret sent back', { client_secret: 'Secr3t!' }, { client_secret: 'another' }),
  member('token-and-error', 'a token and server_error', { error: 'server_error' }, { error: null }),
  member('token-type-missing', 'no token_type', { token_type: undefined }),
  member('token-type-mac', 'mac', { token_type: 'mac' }),
  member('token-type-not-for-apis', 'N_A', { token_type: 'N_A' }),
  ruleCase(
    'dpop-token-without-proof',
    'DPoP in answer to a request without a proof',
    issued({ token_type: 'DPoP' }),
    issued({ token_type: 'bearer' }),
  ),
  member('token-type-unknown', 'BearerToken', { token_type: 'BearerToken' }, { token_type: 'BEARER' }),
  ...dpopIssuedCases,
  ...certificateIssuedCases,
  member('scope-narrowed', 'read write asked for, read granted', { scope: 'read' }, { scope: 'write read' }),
  member('scope-widened', 'admin granted as well', { scope: 'read write admin' }, { scope: 'read write' }),
  member('scope-not-text', 'a list of scopes', { scope: ['read', 'write'] }, { scope: 'read write' }),
  member('scope-with-commas', 'read,write', { scope: 'read,write' }, { scope: 'read write' }),
  member('refresh-token-issued', 'a refresh token', { refresh_token: 'r' }),
  member('id-token-issued', 'an ID token', { id_token: 'i' }),
  ruleCase('repeated-token', 'two tokens', twice('b'), twice('a')),
  ruleCase('repeated-members', 'the same token twice', twice('a'), good),
  ruleCase('form-encoded-answer', 'a form', tokenRun('access_token=a&token_type=bearer&expires_in=300'), good),
  ruleCase('mark-before-json', 'a file saved with one', tokenRun(`\uFEFF${json}`), good),
  ruleCase(
    'broken-utf-8',
    'a name in Latin-1',
    latin1(JSON.stringify({ ...goodMembers, owner: 'M\u00fcller' })),
    issued({ owner: 'M\u00fcller' }),
  ),
  ruleCase('answer-kept-by-caches', 'public, max-age=3600', caching('public, max-age=3600'), caching('no-cache')),
  ruleCase('answer-may-be-cached', 'no Cache-Control', caching(''), caching('no-store')),
  ruleCase(
    'json-with-other-type',
    'JSON as text/html',
    issued({}, { headers: type('text/html') }),
    issued({}, { headers: type('application/json;charset=UTF-8') }),
  ),
  ruleCase('token-issued', 'an answer without problems', good, issued({ token_type: undefined })),
];
