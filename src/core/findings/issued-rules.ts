import { headerValue, type HttpResponse } from '../http/message.ts';
import { jsonFacts } from '../jwt/json-facts.ts';
import type { IssuedToken } from '../oauth/token-response.ts';
import type { Rule } from './finding.ts';
import { certificateIssuedRules } from './certificate-issued-rules.ts';
import { dpopIssuedRules } from './dpop-issued-rules.ts';
import { goodRules } from './good-rules.ts';
import { issuedScopeRules } from './issued-scope-rules.ts';
import { issuedTokenRules } from './issued-token-rules.ts';
import { bodyText } from './server-words.ts';
import { quote } from './quote.ts';
import { rfc } from './sources.ts';
import { answeredRule, issuedRule } from './token-rule.ts';

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
  ...issuedTokenRules,
  ...dpopIssuedRules,
  ...certificateIssuedRules,
  ...issuedScopeRules,
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
  issuedRule('id-token-issued', ({ members }) => {
    if (members['id_token'] === undefined) return undefined;
    return {
      severity: 'note',
      title: 'An ID token came along',
      explanation:
        'It tells who signed in, and with client credentials nobody did. It opens no API; the server took the request for more than it was, perhaps for a scope openid.',
      evidence: [{ kind: 'response-member', name: 'id_token' }],
      source: rfc(6749, '4.4.3'),
    };
  }),
  issuedRule('repeated-token', (answer, _, response) => {
    if (!answer.duplicates.includes('access_token') || !valuesDiffer(answer, response)) return undefined;
    return {
      severity: 'error',
      title: 'The answer holds two different tokens',
      explanation:
        'access_token stands more than once, with different values. Here the last one counts; other programs may take the first, so that two clients use two tokens. The server has to decide.',
      evidence: [{ kind: 'response-member', name: 'access_token' }],
      source: rfc(8259, '4'),
    };
  }),
  answeredRule('repeated-members', ({ answer }, response) => {
    if (answer?.kind !== 'issued' && answer?.kind !== 'refused') return undefined;
    const isSaid = (name: string) =>
      name === 'access_token' && answer.kind === 'issued' && valuesDiffer(answer, response);
    const names = answer.duplicates.filter((name) => !isSaid(name));
    if (names.length === 0) return undefined;
    return {
      severity: 'warning',
      title: `The ${answer.format === 'json' ? 'JSON' : 'form'} names something twice`,
      explanation: `${names.slice(0, 6).map(quote).join(', ')} ${names.length === 1 ? 'stands' : 'stand'} more than once. Here the last one counts; other programs may take the first.`,
      evidence: names.map((name) => ({ kind: 'response-member', name })),
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
  answeredRule('mark-before-json', ({ answer }, { body }) => {
    if (answer?.kind === 'unreadable') return undefined;
    if (body[0] !== 0xef || body[1] !== 0xbb || body[2] !== 0xbf) return undefined;
    return {
      severity: 'warning',
      title: 'A byte order mark stands before the JSON',
      explanation:
        'Three invisible bytes (EF BB BF) come first, and JSON must not begin with them. They are passed over here; many readers fail at the first character. A file saved “as UTF-8 with BOM” is a usual reason.',
      evidence: [{ kind: 'response-body' }],
      source: rfc(8259, '8.1'),
    };
  }),
  issuedRule('broken-utf-8', (_, __, response) => {
    if (!isBrokenUtf8(response)) return undefined;
    return {
      severity: 'warning',
      title: 'The JSON holds bytes that are no UTF-8',
      explanation:
        'They are shown as replacement characters. JSON must be in UTF-8 (RFC 8259 §8.1); if they stand in the token, it will not work. The server writes another encoding, such as Latin-1.',
      evidence: [{ kind: 'response-body' }],
      source: rfc(8259, '8.1'),
    };
  }),
  issuedRule('answer-kept-by-caches', (_, { exchange }, response) => {
    if (exchange.way === 'browser' || !allowsCaching(response)) return undefined;
    return {
      severity: 'warning',
      title: 'The answer tells caches to keep the token',
      explanation: `Cache-Control says ${quote(headerValue(response.headers, 'cache-control') ?? '')}. Whatever stands on the way may keep the token and hand it to others. RFC 6749 wants no-store.`,
      evidence: [{ kind: 'response-header', name: 'Cache-Control' }],
      source: rfc(6749, '5.1'),
    };
  }),
  issuedRule('answer-may-be-cached', (_, { exchange }, response) => {
    const control = headerValue(response.headers, 'cache-control')?.toLowerCase();
    if (control?.includes('no-store') === true || exchange.way === 'browser' || allowsCaching(response))
      return undefined;
    return {
      severity: 'note',
      title: 'The answer may be cached',
      explanation: 'It holds a token and lacks Cache-Control: no-store, so something on the way may keep it.',
      evidence: [{ kind: 'response-header', name: 'Cache-Control' }],
      source: rfc(6749, '5.1'),
    };
  }),
  issuedRule('json-with-other-type', ({ format }, _, { headers }) => {
    const type = headerValue(headers, 'content-type');
    if (format !== 'json' || (type !== undefined && /^\s*application\/([\w.-]+\+)?json\s*(;|$)/i.test(type)))
      return undefined;
    return {
      severity: 'note',
      title:
        type === undefined ? 'The answer has no Content-Type' : 'The answer is JSON and calls itself something else',
      explanation: `${type === undefined ? 'It is JSON' : `Content-Type says ${quote(type)}`}, where RFC 6749 wants application/json. It is read all the same; strict clients do not look into it.`,
      evidence: [{ kind: 'response-header', name: 'Content-Type' }],
      source: rfc(6749, '5.1'),
    };
  }),
  ...goodRules,
];

function allowsCaching({ headers }: HttpResponse): boolean {
  const control = headerValue(headers, 'cache-control')?.toLowerCase() ?? '';
  return /\bpublic\b|\b(s-)?max-?age\s*=\s*["']?[1-9]/.test(control) && !control.includes('no-store');
}

function valuesDiffer({ format }: IssuedToken, response: HttpResponse): boolean {
  if (format !== 'json') return true;
  const { members } = jsonFacts(bodyText(response, response.body.length).trim());
  const values = members.filter(({ name }) => name === 'access_token').map(({ raw }) => raw);
  return new Set(values).size > 1;
}

const strict = new TextDecoder('utf-8', { fatal: true });

function isBrokenUtf8({ body }: HttpResponse): boolean {
  try {
    strict.decode(body);
    return false;
  } catch {
    return true;
  }
}
