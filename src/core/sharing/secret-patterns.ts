import { fromBase64, latin1 } from '../http/bytes.ts';
import type { Span } from '../http/secret-forms.ts';
import { isSecretNameInText } from './secret-names.ts';

/**
 * What looks like a secret in a text of any form, without knowing the secret: JWTs, private keys, credentials after
 * their scheme, tokens with a well-known prefix, credentials in URLs, and values of telling names in JSON (broken or
 * inside another string), forms and XML.
 */
export function secretPatterns(text: string): readonly Span[] {
  return [
    ...jwts(text),
    ...privateKeys(text),
    ...encodedJwts(text),
    ...encodedKeys(text),
    ...credentials(text),
    ...groups(text, prefixed, 0),
    ...groups(text, userinfo, 1),
    ...quotedValues(text),
    ...namedValues(text, formLike),
    ...namedValues(text, xmlLike),
  ];
}

const prefixed =
  /\b(?:gh[pousr]_|github_pat_|glpat-|xox[abprs]-|[sr]k_(?:live|test)_|ya29\.|ory_[a-z]{2}_)[\w.-]{10,}/dg;
const userinfo = /:\/\/([^\s/?#@"'<>\\]{1,2000})@/dg;
const formLike = /(?:^|[?&;\s"'>#,])([A-Za-z][\w.-]{0,40})=([^&\s"'<>#;,]+)/dg;
const xmlLike = /<(?:\w{1,20}:)?([A-Za-z][\w.-]{0,40})>([^<]+)/dg;
const quotedName = /(\\{0,7})(["'])([A-Za-z][\w.-]{0,40})\1\2\s{0,32}[:=]\s{0,32}\1\2/g;
// Of a text that begins with `eyJ`, as a JWT does: in base64 and in hex.
const encodedJwt = /(?<![\w+/-])(?:ZXlK[\w+/-]{24,}={0,2}|65794[aA](?:[0-9a-fA-F]{2}){24,})/dg;
// Of a text that begins with `-----BEGIN`.
const encodedPem = /LS0tLS1CRUdJTi[\w+/-]{24,}={0,2}/dg;
const schemeAndWord = /\b(Basic|Bearer|DPoP)\s{1,8}([A-Za-z0-9\-._~+/]{3,}=*)/dgi;
const privateKey = /-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY-----/g;

/** By hand, because a pattern would try each of a long run of beginnings anew. */
function jwts(text: string): readonly Span[] {
  const spans: Span[] = [];
  for (let start = text.indexOf('eyJ'); start >= 0;) {
    const header = wordEnd(text, start);
    const claims = text.charAt(header) === '.' ? wordEnd(text, header + 1) : header;
    const signature = text.charAt(claims) === '.' ? wordEnd(text, claims + 1) : claims;
    const isCut = claims > header + 1 && claims === text.length;
    if ((claims > header + 1 && signature > claims) || isCut) spans.push({ start, end: signature });
    start = text.indexOf('eyJ', Math.max(header, spans.at(-1)?.end ?? 0));
  }
  return spans;
}

function wordEnd(text: string, start: number): number {
  let end = start;
  while (isBase64Url(text.charCodeAt(end))) end++;
  return end;
}

function isBase64Url(code: number): boolean {
  if (code >= 0x61) return code <= 0x7a || false;
  return (code >= 0x41 && code <= 0x5a) || (code >= 0x30 && code <= 0x39) || code === 0x2d || code === 0x5f;
}

function privateKeys(text: string): readonly Span[] {
  const spans: Span[] = [];
  for (const match of text.matchAll(privateKey)) {
    const start = match.index + match[0].length;
    if (start <= (spans.at(-1)?.end ?? 0)) continue;
    const end = text.indexOf('-----END', start);
    spans.push({ start, end: end < 0 ? text.length : end });
  }
  return spans;
}

/** Most texts hold none, and to see that takes far less than a pattern does. */
function encodedJwts(text: string): readonly Span[] {
  return /ZXlK|65794[aA]/.test(text) ? groups(text, encodedJwt, 0) : [];
}

/** A certificate looks like that as well, and is no secret. */
function encodedKeys(text: string): readonly Span[] {
  return [...text.matchAll(encodedPem)].flatMap((match) =>
    latin1(fromBase64(match[0].replaceAll('-', '+').replaceAll('_', '/')) ?? new Uint8Array()).includes(
      'PRIVATE KEY-----',
    )
      ? span(match, 0)
      : [],
  );
}

/** `Basic` must decode to a pair and the others hold a digit; else they are words of a sentence. */
function credentials(text: string): readonly Span[] {
  return [...text.matchAll(schemeAndWord)].flatMap((match) => {
    const [, scheme = '', word = ''] = match;
    const isCredential =
      scheme.toLowerCase() === 'basic'
        ? fromBase64(word)?.includes(0x3a) === true
        : word.length >= 16 && /\d/.test(word);
    return isCredential ? span(match, 2) : [];
  });
}

function namedValues(text: string, pattern: RegExp): readonly Span[] {
  return [...text.matchAll(pattern)].flatMap((match) => (isSecretNameInText(match[1] ?? '') ? span(match, 2) : []));
}

/** Quoted values of telling names; in JSON inside a string each quote has backslashes before it. */
function quotedValues(text: string): readonly Span[] {
  const spans: Span[] = [];
  for (const match of text.matchAll(quotedName)) {
    const [whole, backslashes = '', quote = '', name = ''] = match;
    if (!isSecretNameInText(name)) continue;
    const start = match.index + whole.length;
    if (start < (spans.at(-1)?.end ?? 0)) continue;
    const end = valueEnd(text, start, backslashes, quote);
    const isCredentials = name.toLowerCase().endsWith('authorization');
    spans.push({ start: start + (isCredentials ? schemeLength(text.slice(start, end)) : 0), end });
  }
  return spans;
}

/** How long the scheme before credentials is, with the space behind it (RFC 9110 §11.4); 0 where there is none. */
export function schemeLength(credentials: string): number {
  return /^[\w-]+ +(?=\S)/.exec(credentials)?.[0].length ?? 0;
}

function valueEnd(text: string, start: number, backslashes: string, quote: string): number {
  for (let at = text.indexOf(quote, start); at >= 0; at = text.indexOf(quote, at + 1)) {
    let escapes = 0;
    while (at - escapes > start && text.charAt(at - escapes - 1) === '\\') escapes++;
    if (escapes <= backslashes.length && (backslashes !== '' || escapes % 2 === 0)) return at - escapes;
    if (backslashes === '' && escapes % 2 === 0) return at;
  }
  return text.length;
}

function groups(text: string, pattern: RegExp, group: number): readonly Span[] {
  return [...text.matchAll(pattern)].flatMap((match) => span(match, group));
}

function span(match: RegExpExecArray, group: number): readonly Span[] {
  const [start, end] = match.indices?.[group] ?? [0, 0];
  return end > start ? [{ start, end }] : [];
}
