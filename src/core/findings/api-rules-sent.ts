import type { ApiCall } from '../oauth/api-request.ts';
import { type Authorization, apiRule, authorizationOf, refusalRule, whereRefused } from './api-rule.ts';
import type { ApiRun, Finding, Remedy, Rule } from './finding.ts';
import { quote } from './quote.ts';
import type { Said } from './rule.ts';
import { rfc } from './sources.ts';

const inHeader: Finding['evidence'] = [{ kind: 'request-header', name: 'Authorization' }];

/** How the token was written into the request (RFC 6750 §2), where the API refused it. */
export const apiSentRules: readonly Rule[] = [
  sentRule('api-token-placeholder', ({ credentials }, run) => {
    const found = /\{\{?[\w.\- ]*\}?\}|<[\w .-]+>|\$\{?\w+\}?|^(?:undefined|null|None|\[object Object\]|nil)$/.exec(
      credentials,
    );
    if (found === null || credentials.length > 80) return undefined;
    return {
      title: 'The header holds a placeholder instead of a token',
      explanation: `After the scheme stands ${quote(found[0])}: a variable that nobody filled in. Take the line out of the headers; the token in hand is added by itself.`,
      remedies: withoutTyped(run),
    };
  }),
  sentRule('api-bearer-twice', ({ scheme, credentials }, run) => {
    const second = /^(bearer|dpop|token|basic)(?:\s|%20)/i.exec(credentials);
    if (second === null) return undefined;
    return {
      title: 'The header names two schemes',
      explanation: `It begins “${scheme} ${second[1] ?? ''} …”. The scheme is added by itself, and a pasted one comes on top; the API takes the second word for the token. Write it once.`,
      remedies: withoutTyped(run),
    };
  }),
  sentRule('api-scheme-missing', ({ scheme, credentials }, run) => {
    if (credentials !== '' || !/^[\w\-.~+/=]{20,}$/.test(scheme)) return undefined;
    return {
      title: 'The header holds the token without its scheme',
      explanation:
        'Authorization begins with the token itself. An API looks for the word Bearer and a space before it.',
      remedies: withoutTyped(run),
    };
  }),
  sentRule('api-scheme-with-colon', ({ scheme }, run) => {
    if (!/^\w+[:=]$/.test(scheme)) return undefined;
    return {
      title: 'There is a colon after the scheme',
      explanation: `The header begins ${quote(scheme)}. Between Bearer and the token stands a space and nothing else.`,
      remedies: withoutTyped(run),
    };
  }),
  sentRule('api-token-in-quotes', ({ scheme, credentials }, run) => {
    if (!/^(?:bearer|dpop)$/i.test(scheme) || !/^["'`<“‘].*["'`>”’]$/.test(credentials)) return undefined;
    return {
      title: 'The token stands in quotation marks',
      explanation: `The first character after ${scheme} is ${quote(credentials.charAt(0))}: the marks became part of the token. They come along when a token is copied out of JSON or out of a script; remove both.`,
      remedies: withoutTyped(run),
    };
  }),
  sentRule('api-token-odd-character', ({ scheme, credentials }, run) => {
    const odd = /\\[nrt]|%0[ad]|[^\w\-.~+/=]/i.exec(credentials);
    if (!/^bearer$/i.test(scheme) || odd === null) return undefined;
    return {
      title: 'The token holds a character that no token has',
      explanation: `At place ${odd.index + 1} of ${credentials.length} stands ${characterWords(odd[0])}. A bearer token has letters, digits and - . _ ~ + / = only: it was cut, wrapped or escaped in copying. Copy it again in one piece.`,
      source: rfc(6750, '2.1'),
      remedies: withoutTyped(run),
    };
  }),
  sentRule('api-token-empty', ({ scheme, credentials }, run) => {
    if (credentials !== '' || !/^(?:bearer|dpop|token)$/i.test(scheme)) return undefined;
    return {
      title: 'The header has a scheme and no token',
      explanation: `Authorization is ${quote(scheme)} and nothing else: the variable behind it was empty.`,
      remedies: withoutTyped(run),
    };
  }),
  sentRule('api-basic-sent', ({ scheme }, run) => {
    if (!/^basic$/i.test(scheme)) return undefined;
    return {
      title: 'Name and password were sent, not a token',
      explanation:
        'Authorization has the scheme Basic. Those credentials are for the token endpoint as a rule; the API wants the access token, as Bearer.',
      certainty: 'likely',
      remedies: withoutTyped(run),
    };
  }),
  sentRule('api-scheme-unknown', ({ scheme, credentials }, run) => {
    if (credentials === '' || /^(?:bearer|dpop|basic)$/i.test(scheme)) return undefined;
    return {
      title: `The token was sent with the scheme ${quote(scheme)}`,
      explanation:
        'OAuth has Bearer (and DPoP). A few APIs have a word of their own, such as “token” or “JWT”; unless this one’s documentation says so, use Bearer.',
      certainty: 'likely',
      remedies: withoutTyped(run),
    };
  }),
  refusalRule('api-typed-authorization', (_, run) => {
    if (!isTyped(run) || run.token === undefined) return undefined;
    return {
      severity: 'error',
      title: 'The header that you typed went out, not the token in hand',
      explanation:
        'An Authorization line among the headers wins over the token of this page, so the API judged what stands there: perhaps an old token.',
      evidence: [{ kind: 'input', name: 'Headers' }, ...inHeader],
      certainty: 'likely',
      source: rfc(6750, '2.1'),
      remedies: withoutTyped(run),
    };
  }),
];

/** What is worth a word beside it, whatever the API made of it. */
export const apiSentNotes: readonly Rule[] = [
  noteRule('api-scheme-lower-case', ({ scheme }, run) => {
    if (!/^bearer$/i.test(scheme) || scheme === 'Bearer') return undefined;
    return {
      title: `The scheme was written ${quote(scheme)}`,
      explanation:
        'Upper and lower case mean the same there, and still some APIs insist on “Bearer”. It costs nothing to write it so.',
      severity: 'note',
      certainty: 'hint',
      evidence: inHeader,
      source: rfc(9110, '11.1'),
      remedies: withoutTyped(run),
    };
  }),
  apiRule(
    'api-token-in-two-places',
    ({ status }, run) => {
      const places = tokenPlaces(run);
      if (places.length < 2) return undefined;
      return {
        severity: status >= 400 && status <= 403 ? 'error' : 'warning',
        title: 'The token was sent in two places',
        explanation: `It stands ${places.join(' and ')}. A request may carry it once only, and a strict API refuses it with 400 for that alone. Keep the header.`,
        evidence: [...inHeader, { kind: 'request-target' }],
        source: rfc(6750, '2'),
        remedies: withoutQuery(run),
      };
    },
    ['api-bad-request', 'api-token-refused', 'api-invalid-request'],
  ),
  apiRule(
    'api-token-in-query',
    (_, run) => {
      if (queryName(run) === undefined || authorizationOf(run) !== undefined) return undefined;
      return {
        severity: 'warning',
        title: 'The token stands in the URL',
        explanation: `As ${queryName(run) ?? ''} in the query it ends up in logs, histories and Referer headers, and many APIs do not look there. Send it in the Authorization header; that is done by itself once a token is in hand.`,
        evidence: [{ kind: 'request-target' }],
        source: rfc(9700, '4.3.2'),
        remedies: withoutQuery(run),
      };
    },
    ['api-no-token'],
  ),
];

function sentRule(
  id: string,
  say: (sent: Authorization, run: ApiRun) => (Omit<Said, 'severity'> & Partial<Said>) | undefined,
) {
  return refusalRule(id, (_, run) => {
    const sent = authorizationOf(run);
    const said = sent === undefined ? undefined : say(sent, run);
    return said && { severity: 'error', evidence: whereRefused, source: rfc(6750, '2.1'), ...said };
  });
}

function noteRule(id: string, say: (sent: Authorization, run: ApiRun) => Said | undefined): Rule {
  const sayOf = (run: ApiRun) => {
    const sent = authorizationOf(run);
    return sent === undefined ? undefined : say(sent, run);
  };
  return refusalRule(id, (_, run) => sayOf(run));
}

function isTyped({ call }: ApiRun): boolean {
  return call !== undefined && /^\s*authorization\s*:/im.test(call.headersText);
}

/** Takes the Authorization that was typed under Headers away, so that the right one is added. */
export function withoutTyped(run: ApiRun): readonly Remedy[] {
  if (run.call === undefined || !isTyped(run)) return [];
  const change: Partial<ApiCall> = {
    headersText: run.call.headersText
      .split('\n')
      .filter((line) => !/^\s*authorization\s*:/i.test(line))
      .join('\n'),
  };
  return [{ kind: 'change-api-call', label: 'Remove the typed Authorization', change }];
}

const queryNames = /^(?:access_token|token|bearer|bearer_token|jwt|id_token|auth_token)$/i;

function queryName({ exchange }: ApiRun): string | undefined {
  return [...new URL(exchange.request.url).searchParams.keys()].find((name) => queryNames.test(name));
}

function tokenPlaces(run: ApiRun): readonly string[] {
  const { headers, body } = run.exchange.request;
  const form = headers.some(([name, value]) => /^content-type$/i.test(name) && /x-www-form-urlencoded/i.test(value));
  return [
    ...(authorizationOf(run) === undefined ? [] : ['in the Authorization header']),
    ...(queryName(run) === undefined ? [] : ['in the query of the URL']),
    ...(form && new URLSearchParams(new TextDecoder().decode(body)).has('access_token') ? ['in the body'] : []),
  ];
}

function withoutQuery(run: ApiRun): readonly Remedy[] {
  const name = queryName(run);
  if (name === undefined) return [];
  const url = new URL(run.exchange.request.url);
  url.searchParams.delete(name);
  return [{ kind: 'change-api-call', label: `Take ${name} out of the URL`, change: { url: url.href } }];
}

function characterWords(found: string): string {
  if (found.length > 1) return `${quote(found)}, an escaped line break`;
  if (found === ' ' || found === '\t') return 'a space';
  return `${quote(found)} (U+${(found.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')})`;
}
