import { typedCase } from './before-case.ts';
import type { RuleCase } from './rule-case.ts';

const on = (name: string, value: string) => ({ name, value, on: true });
const exchange = 'urn:ietf:params:oauth:grant-type:token-exchange';

/** Requests that are not written as RFC 6749 §4.4.2 has them. */
export const beforeDepartureCases: readonly RuleCase[] = [
  typedCase(
    'grant-parameters-missing',
    'a token exchange without the type of the token',
    { grantType: exchange, parameters: [on('subject_token', 'abc')] },
    { grantType: exchange, parameters: [on('subject_token', 'abc'), on('subject_token_type', 'urn:x')] },
  ),
  typedCase('grant-type-departure', 'a grant of one’s own', { grantType: 'urn:example:grant' }, {}),
  typedCase('json-body-departure', 'a body in JSON', { bodyFormat: 'json' }, { bodyFormat: 'form' }),
  typedCase(
    'scope-separator-departure',
    'two scopes with a comma between',
    { scope: 'read write', scopeSeparator: 'comma' },
    { scope: 'read', scopeSeparator: 'comma' },
  ),
  typedCase(
    'authorization-details-invalid',
    'an object without the list around it',
    { parameters: [on('authorization_details', '{"type":"payment"}')] },
    { parameters: [on('authorization_details', '[{"type":"payment"}]')] },
  ),
  typedCase(
    'content-type-not-the-body',
    'JSON named for a form',
    { headers: [on('content-type', 'application/json')] },
    { headers: [on('content-type', 'application/x-www-form-urlencoded; charset=UTF-8')] },
  ),
  typedCase(
    'header-left-out-by-browser',
    'a cookie, through the browser',
    { way: 'browser', headers: [on('Cookie', 'a=b')] },
    { way: 'browser', headers: [on('X-Cookie', 'a=b')] },
  ),
];
