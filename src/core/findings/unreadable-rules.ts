import { headerValue } from '../http/message.ts';
import type { BodyKind } from '../oauth/token-response.ts';
import type { Rule } from './finding.ts';
import { otherWays } from './other-ways.ts';
import { rfc } from './sources.ts';
import { answeredRule } from './token-rule.ts';

/** Answers of the token endpoint from which no token and no error code can be read. */
export const unreadableRules: readonly Rule[] = [
  answeredRule('not-json', ({ answer }, response) => {
    // A redirect or a failing server says it better with its status; their pages are HTML as a rule.
    if (answer?.kind !== 'unreadable' || response.status === 401 || isSaidByStatus(response.status)) return undefined;
    const type = headerValue(response.headers, 'content-type');
    return {
      severity: 'error',
      title: titles[answer.looksLike],
      explanation: `A token endpoint answers in JSON. This answer has status ${response.status}${type === undefined ? ', no Content-Type,' : ` and Content-Type ${type}`} and ${bodyWords[answer.looksLike]}`,
      evidence: [{ kind: 'response-header', name: 'Content-Type' }, { kind: 'response-body' }],
      source: rfc(6749, '5.1'),
    };
  }),
  answeredRule('wrong-secret-unsaid', ({ answer, connection }, response) => {
    if (response.status !== 401 || (answer?.kind !== 'unreadable' && answer?.kind !== 'no-token')) return undefined;
    return {
      severity: 'error',
      title: 'The server does not accept this client',
      explanation:
        'It answered 401 without an error code in JSON, so the reason has to be guessed: an unknown ID, a wrong secret, or a client authentication that it does not take. It may also be a gateway in front of the token endpoint.',
      evidence: [{ kind: 'status' }, { kind: 'response-header', name: 'WWW-Authenticate' }, { kind: 'response-body' }],
      source: rfc(6749, '5.2'),
      remedies: otherWays(connection),
    };
  }),
  answeredRule('no-access-token', ({ answer }, response) => {
    if (answer?.kind !== 'no-token' || response.status === 401 || isSaidByStatus(response.status)) return undefined;
    const names = Object.keys(answer.members);
    return {
      severity: 'error',
      title: 'The answer holds neither a token nor an error code',
      explanation: `It is JSON with ${names.length === 0 ? 'no members at all' : `the members ${names.slice(0, 8).join(', ')}`}, and access_token is missing or not a text. Check that the URL is the token endpoint, not another one of this server.`,
      evidence: [{ kind: 'response-body' }],
      source: rfc(6749, '5.1'),
    };
  }),
];

const titles: Readonly<Record<BodyKind, string>> = {
  empty: 'The answer has no body',
  html: 'The answer is a web page, not JSON',
  form: 'The answer is form-encoded and holds no token',
  'json-other': 'The answer is JSON, but not an object',
  'broken-json': 'The answer is broken JSON',
  text: 'The answer is text, not JSON',
  binary: 'The answer is binary, not JSON',
  compressed: 'The answer is compressed',
};

const bodyWords: Readonly<Record<BodyKind, string>> = {
  empty: 'nothing after its head. Check the path of the URL, and the server’s log.',
  html: 'a web page as its body: a login form, an error page, or a gateway. Check the path of the URL; the page below may say more.',
  form: 'form parameters as its body, none of which is a token or an error.',
  'json-other': 'a list, a text or a number as its body instead of an object.',
  'broken-json': 'a body that begins like JSON and cannot be read as such; it may have been cut off.',
  text: 'plain text as its body; what it says stands below.',
  binary: 'a body that is no text; its bytes stand below.',
  compressed: 'a compressed body, although “identity” was asked for. What can be decoded stands under the message.',
};

function isSaidByStatus(status: number): boolean {
  return (status >= 300 && status <= 399) || status === 429 || (status >= 500 && status <= 599);
}
