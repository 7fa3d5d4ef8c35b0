import { headerValue, type HttpResponse } from '../http/message.ts';
import type { BodyKind } from '../oauth/token-response.ts';
import { hasBrokenEnd } from './deviation-rules.ts';
import { brokenJsonWords } from './broken-json-words.ts';
import type { Rule, TokenRun } from './finding.ts';
import { pageIn, serverWords, titleWords } from './page-rules.ts';
import { vendorErrorOf } from './refusal.ts';
import type { Said } from './rule.ts';
import { bodyText, quoteFrom, serverSays } from './server-words.ts';
import { rfc } from './sources.ts';
import { isSaidByStatus } from './status-rules.ts';
import { answeredRule } from './token-rule.ts';

/** Answers of the token endpoint that are no JSON object. */
export const unreadableRules: readonly Rule[] = [
  unreadable('empty-answer', ['empty'], (_, response) => {
    const isBlank = response.body.length > 0;
    return {
      title: 'The answer has no body',
      explanation: `The server answered ${response.status} and ${isBlank ? 'nothing but white space' : 'nothing after its head'}${response.status === 204 ? ', which is what 204 means' : ''}. A token endpoint answers in JSON with a token or an error. Check the path of the URL, and the server’s log.`,
      evidence: [{ kind: 'status' }],
    };
  }),
  unreadable('json-cut-off', ['cut-json'], () => ({
    title: 'The JSON is cut off',
    explanation:
      'It begins as it should and ends before its last bracket. The answer was not sent whole, although HTTP calls it complete: look at the server, or at a gateway that limits or counts the length wrongly.',
    source: rfc(8259, '2'),
    remedies: [{ kind: 'send-again' }],
  })),
  unreadable('text-behind-json', ['json-and-more'], () => ({
    title: 'Something stands behind the JSON',
    explanation:
      'The answer begins with whole JSON and goes on after it: a warning of the server’s own program, a second answer, or a stray bracket. Strict readers refuse all of it, so it is not used here either.',
    source: rfc(8259, '2'),
  })),
  unreadable('text-before-json', ['text-and-json'], () => ({
    title: 'Something stands before the JSON',
    explanation:
      'Whole JSON is in the answer, and a text comes before it: a warning of the server’s own program, or a message left in while searching for a fault. Clients fail at the first character, so it is not used here either.',
    source: rfc(8259, '2'),
  })),
  unreadable('guarded-json', ['guarded-json'], () => ({
    title: 'The JSON hides behind a guard against scripts',
    explanation:
      "A few characters stand in front so that the answer cannot be run as a script, such as )]}' or while(1);. Clients of OAuth do not expect that. Have it switched off for the token endpoint, or check whether the path is that of another API.",
    source: rfc(8259, '2'),
  })),
  unreadable('jsonp', ['jsonp'], () => ({
    title: 'The answer is a script (JSONP), not JSON',
    explanation:
      'The JSON stands inside the call of a function. That is an old way around the rules of browsers, and hands the token to any page. Look for a parameter such as callback in the URL, and take it out.',
    source: rfc(8259, '2'),
  })),
  unreadable('nul-bytes', ['nul-bytes'], () => ({
    title: 'NUL bytes stand in the JSON',
    explanation:
      'Without them it would be valid. Programs in C leave them behind where they send a buffer instead of the text in it. The server has to be mended.',
    source: rfc(8259, '2'),
  })),
  unreadable('utf-16-answer', ['utf-16'], () => ({
    title: 'The answer is in UTF-16',
    explanation:
      'JSON between systems must be in UTF-8 (RFC 8259 §8.1); clients see every other byte as NUL and fail. The server has to be mended.',
    source: rfc(8259, '8.1'),
  })),
  unreadable('xml-answer', ['xml'], (run, response) => ({
    title: 'The answer is XML, not JSON',
    explanation: `${/<(\w+:)?(envelope|fault)\b/i.test(bodyText(response)) ? 'It is a SOAP message, so the URL may be that of a web service (WS-Trust or another).' : 'Perhaps the server offers both and did not look at Accept, or a gateway answered.'}${serverWords(run, response)} Check the path of the URL.`,
  })),
  unreadable('token-alone', ['jwt'], () => ({
    title: 'The answer is a bare token, without JSON around it',
    explanation:
      'The whole body looks like a JWT. A token endpoint puts it into access_token, with token_type beside it, so that clients find it. This may be an endpoint of the server’s own; the token can be copied from the raw answer.',
    certainty: 'likely',
  })),
  unreadable('json-not-object', ['json-other'], (_, response) => jsonWords(bodyText(response))),
  unreadable('not-json', ['html', 'form', 'broken-json', 'text', 'not-utf-8', 'binary', 'compressed'], notJson),
];

function unreadable(
  id: string,
  kinds: readonly BodyKind[],
  say: (run: TokenRun, response: HttpResponse, kind: BodyKind) => Omit<Said, 'severity'>,
): Rule {
  return answeredRule(id, (run, response) => {
    const { answer } = run;
    if (answer?.kind !== 'unreadable' || !kinds.includes(answer.looksLike) || isSaidElsewhere(run, response))
      return undefined;
    const evidence = [{ kind: 'response-header', name: 'Content-Type' }, { kind: 'response-body' }] as const;
    return { severity: 'error', evidence, source: rfc(6749, '5.1'), ...say(run, response, answer.looksLike) };
  });
}

function isSaidElsewhere(run: TokenRun, response: HttpResponse): boolean {
  if (isSaidByStatus(run, response) || vendorErrorOf(run, response) !== undefined) return true;
  // The rules about compression speak of what the proxy brought; a browser decodes before a page sees it.
  const looksLike = run.answer?.kind === 'unreadable' ? run.answer.looksLike : undefined;
  if (looksLike === 'compressed' && run.exchange.way === 'proxy') return true;
  // Where HTTP itself broke off, half a text is no surprise.
  if (looksLike !== undefined && halves.includes(looksLike) && hasBrokenEnd(run, response)) return true;
  const page = pageIn(run, response);
  return page !== undefined && page.kind !== 'other';
}

const halves: readonly BodyKind[] = ['empty', 'cut-json', 'broken-json', 'json-and-more'];

/** JSON that is no object: a list with a token in it, a token in quotation marks, or something else. */
function jsonWords(text: string): Omit<Said, 'severity'> {
  if (/^\s*\[\s*\{[^]*"access_?token"/i.test(text)) {
    return {
      title: 'The token stands in a list',
      explanation:
        'The answer is a list with an object in it that has an access token. RFC 6749 wants the object itself, and clients look no further.',
    };
  }
  if (/^\s*"\s*\{/.test(text)) {
    return {
      title: 'The JSON is written into a text once more',
      explanation:
        'The answer is one JSON text with the real JSON inside it, as where a program encodes it twice. Clients find a text where they expect an object.',
    };
  }
  if (/^\s*"[\w.~+/=-]{16,}"\s*$/.test(text)) {
    return {
      title: 'The answer is a bare token in quotation marks',
      explanation:
        'It is one JSON text, which looks like a token. RFC 6749 wants an object with access_token and token_type in it. This may be an endpoint of the server’s own.',
      certainty: 'likely',
    };
  }
  return {
    title: 'The answer is JSON, but not an object',
    explanation:
      'It is a list, a text, a number or null instead of an object with access_token or error in it. Check that the URL is the token endpoint.',
  };
}

const titles: Readonly<Partial<Record<BodyKind, string>>> = {
  html: 'The answer is a web page, not JSON',
  form: 'The answer is form-encoded and holds no token',
  'broken-json': 'The answer is broken JSON',
  'not-utf-8': 'The answer is text in an old encoding, not JSON',
  binary: 'The answer is binary, not JSON',
  compressed: 'The answer is compressed',
};

function notJson(run: TokenRun, response: HttpResponse, kind: BodyKind): Omit<Said, 'severity'> {
  const type = headerValue(response.headers, 'content-type');
  const typeWords = type === undefined ? ', no Content-Type,' : ` and Content-Type ${quoteFrom(run, type)}`;
  return {
    title: titles[kind] ?? 'The answer is text, not JSON',
    explanation: `A token endpoint answers in JSON. This answer has status ${response.status}${typeWords} and ${bodyWords(run, response, kind)}`,
  };
}

function bodyWords(run: TokenRun, response: HttpResponse, kind: BodyKind): string {
  if (kind === 'html') {
    const page = pageIn(run, response);
    const said = page === undefined ? '' : `${titleWords(run, page)}${serverWords(run, response)}`;
    return `a web page as its body: an error page, a gateway, or another part of the server.${said} Check the path of the URL.`;
  }
  if (kind === 'broken-json') {
    return `a body that begins like JSON and cannot be read as such${brokenJsonWords(bodyText(response))}.`;
  }
  if (kind === 'compressed') {
    return 'a body that is still compressed after the browser has decoded it once.';
  }
  return plainWords[kind] ?? `plain text as its body${textWords(run, response)}`;
}

const plainWords: Readonly<Partial<Record<BodyKind, string>>> = {
  form: 'form parameters as its body, none of which is a token or an error.',
  binary: 'a body that is no text; its bytes stand in the raw answer.',
  'not-utf-8': 'a body that is not in UTF-8, which JSON must be.',
};

/** A text that came with a success may be the token itself, so it is not repeated here. */
function textWords(run: TokenRun, response: HttpResponse): string {
  const isOneWord = !/\s/.test(bodyText(response, 4096).trim());
  if (response.status < 300 && isOneWord)
    return ', one word without a blank: perhaps it is the token itself, which belongs into access_token.';
  const text = bodyText(response, 1024);
  if (/token|[\w.~+/=-]{20,}/i.test(text)) return '; what it says stands in the raw answer.';
  return `.${serverSays(run, text)} Check the path of the URL.`;
}
