import { headerValue } from '../http/message.ts';
import { claimText } from '../jwt/claim-text.ts';
import type { DecodedToken } from '../jwt/decode.ts';
import { scopeDifference, scopeWords } from '../oauth/scope-difference.ts';
import type { Rule } from './finding.ts';
import { quote } from './quote.ts';
import { rfc } from './sources.ts';
import { issuedRule } from './token-rule.ts';

/** What is worth knowing about an answer that did issue a token (RFC 6749 §5.1). */
export const issuedRules: readonly Rule[] = [
  issuedRule('token-with-error-status', (_, __, response) => {
    if (response.status >= 200 && response.status <= 299) return undefined;
    return {
      severity: 'warning',
      title: `A token came, but with status ${response.status}`,
      explanation:
        'RFC 6749 wants status 200 with a token. A client that looks at the status first never sees this one.',
      evidence: [{ kind: 'status' }, { kind: 'response-member', name: 'access_token' }],
      source: rfc(6749, '5.1'),
    };
  }),
  issuedRule('scope-narrowed', ({ scope }, { connection }) => {
    const asked = scopeWords(connection.scope);
    if (scope === undefined || asked.length === 0) return undefined;
    const { missing: lost } = scopeDifference(asked, scopeWords(scope));
    if (lost.length === 0) return undefined;
    return {
      severity: 'warning',
      title: 'The server granted less than you asked for',
      explanation: `You asked for ${quote(connection.scope)}; the answer says ${quote(scope)}. Calls that need ${lost.join(', ')} will get 403. Assign what is missing to the client on the server.`,
      evidence: [
        { kind: 'request-parameter', name: 'scope' },
        { kind: 'response-member', name: 'scope' },
      ],
      source: rfc(6749, '3.3'),
    };
  }),
  issuedRule('scope-widened', ({ scope }, { connection }) => {
    const asked = scopeWords(connection.scope);
    const { extra } = scopeDifference(asked, scopeWords(scope ?? ''));
    // With nothing asked for, the server's default scope is no surprise (RFC 6749 §3.3).
    if (asked.length === 0 || extra.length === 0) return undefined;
    return {
      severity: 'note',
      title: 'The token can do more than you asked for',
      explanation: `The server added ${extra.slice(0, 6).join(', ')}. A token that leaks does harm as far as its scope reaches; ask for what you need.`,
      evidence: [{ kind: 'response-member', name: 'scope' }],
      source: rfc(6749, '3.3'),
    };
  }),
  issuedRule('token-type-unknown', ({ tokenType }) => {
    if (tokenType !== undefined && ['bearer', 'dpop'].includes(tokenType.toLowerCase())) return undefined;
    return {
      severity: 'warning',
      title:
        tokenType === undefined
          ? 'The answer does not say what type the token has'
          : `The token type ${quote(tokenType)} is unknown here`,
      explanation:
        'token_type is required and tells how to use the token. It is sent as Bearer, which is right nearly always; if the API refuses, this is the first thing to look at.',
      evidence: [{ kind: 'response-member', name: tokenType === undefined ? 'access_token' : 'token_type' }],
      source: rfc(6749, '7.1'),
    };
  }),
  issuedRule('expires-in-odd', ({ members, expiresInSeconds }) => {
    const value = members['expires_in'];
    if (value === undefined || (typeof value === 'number' && value >= 0)) return undefined;
    return {
      severity: 'note',
      title: 'expires_in is no number of seconds',
      explanation: `It came as ${quote(claimText(value))}. ${expiresInSeconds === undefined ? 'That is no lifetime.' : 'It is read as seconds here, but strict clients fail at it.'}`,
      evidence: [{ kind: 'response-member', name: 'expires_in' }],
      source: rfc(6749, '5.1'),
    };
  }),
  issuedRule('lifetime-unknown', ({ expiresInSeconds }, { token }) => {
    // What a JWT lacks is said of the token itself.
    if (expiresInSeconds !== undefined || token?.kind === 'jwt') return undefined;
    return {
      severity: 'note',
      title: 'Nobody says how long the token lives',
      explanation:
        'The answer has no usable expires_in and the token no readable exp. It lives until the API answers 401; only the server’s settings tell more.',
      evidence: [{ kind: 'response-member', name: 'access_token' }],
      source: rfc(6749, '5.1'),
    };
  }),
  issuedRule('refresh-token-issued', ({ members }) => {
    if (members['refresh_token'] === undefined) return undefined;
    return {
      severity: 'note',
      title: 'A refresh token came along',
      explanation:
        'With client credentials there should be none: the client can ask again at any time with its own secret. It is one more secret to guard; switch it off on the server.',
      evidence: [{ kind: 'response-member', name: 'refresh_token' }],
      source: rfc(6749, '4.4.3'),
    };
  }),
  issuedRule('repeated-members', ({ duplicates }) => {
    if (duplicates.length === 0) return undefined;
    return {
      severity: 'warning',
      title: 'The JSON names something twice',
      explanation: `${duplicates.join(', ')} stands more than once. Here the last one counts; other programs may take the first.`,
      evidence: duplicates.map((name) => ({ kind: 'response-member', name })),
      source: rfc(8259, '4'),
    };
  }),
  issuedRule('form-encoded-answer', ({ format }) => {
    if (format !== 'form') return undefined;
    return {
      severity: 'note',
      title: 'The answer is form-encoded',
      explanation: 'RFC 6749 wants JSON. The token is read all the same, but strict clients fail at it.',
      evidence: [{ kind: 'response-header', name: 'Content-Type' }, { kind: 'response-body' }],
      source: rfc(6749, '5.1'),
    };
  }),
  issuedRule('answer-may-be-cached', (_, { exchange }, response) => {
    const control = headerValue(response.headers, 'cache-control')?.toLowerCase();
    if (control?.includes('no-store') === true || exchange.way === 'browser') return undefined;
    return {
      severity: 'note',
      title: 'The answer may be cached',
      explanation: 'It holds a token and lacks Cache-Control: no-store, so something on the way may keep it.',
      evidence: [{ kind: 'response-header', name: 'Cache-Control' }],
      source: rfc(6749, '5.1'),
    };
  }),
  issuedRule('token-issued', (_, { token }) => ({
    severity: 'good',
    title: 'The server issued a token',
    explanation: `${kindWords[token?.kind ?? 'opaque']} Next: call the API with it.`,
    source: rfc(6749, '5.1'),
  })),
];

const kindWords: Readonly<Record<DecodedToken['kind'], string>> = {
  jwt: 'It is a JWT.',
  jws: 'It is a JWS whose payload is no set of claims.',
  jwe: 'It is encrypted.',
  opaque: 'It is opaque.',
  damaged: 'It looks like a JWT, but cannot be read.',
  'too-large': 'It is too large to take apart here.',
};
