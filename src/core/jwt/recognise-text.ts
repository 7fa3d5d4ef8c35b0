import { decodeToken, tidyToken } from './decode-token.ts';
import { halfSentence } from './recognise-half.ts';
import { tokenOffer } from './recognise-offer.ts';
import { isOneWord, notAToken, type NotAToken, type Paste } from './recognise-outcome.ts';
import { isReadable, namedToken, tokensWithin } from './recognise-within.ts';

/** Tokens with something around or between them: quotation marks, other words, line breaks, other tokens. */
export function recogniseText(paste: Paste): NotAToken | undefined {
  return emptyOrFiller(paste) ?? invisible(paste) ?? around(paste) ?? wrapped(paste) ?? lines(paste);
}

const placeholder =
  /^(?:\{\{[^{}]*\}\}|\$\{[^{}]*\}|\$\([^()]*\)|\$[A-Z_][A-Z0-9_]*|%[A-Z_][A-Z0-9_]*%|\{[A-Za-z][\w .-]*\}|<[A-Za-z][\w .-]*>)$/;

function emptyOrFiller({ bare }: Paste): NotAToken | undefined {
  if (bare === '') return notAToken('text', 'There is no token here: nothing came but white space or the word Bearer.');
  if (bare.length > 200 || bare.includes('eyJ')) return undefined;
  const word = unquoted(bare);
  if (placeholder.test(word)) {
    return notAToken('text', 'This is a placeholder for a token; the program that should fill it in did not.');
  }
  if (/^(?:null|undefined|none|nil|\[object Object\])$/i.test(word)) {
    return notAToken('text', 'This is the word that programs write where they have no token.');
  }
  return /^\S*[*•●]{3,}\S*$|^x{8,}$/i.test(word)
    ? notAToken('text', 'This is a mask that stands for a hidden token. Copy the token itself.')
    : undefined;
}

/** Soft hyphens, joiners and marks, which come along from web pages and chats. */
const unseen = /[\u00AD\u200B-\u200F\u2028-\u202E\u2060-\u2064\uFEFF]/g;

function invisible({ bare }: Paste): NotAToken | undefined {
  const clean = bare.replaceAll(unseen, '');
  if (clean === bare || !isOneWord(clean)) return undefined;
  return notAToken(
    'text',
    'This is a token with invisible characters in it, which a web page or a chat put there.',
    tokenOffer(clean, 'Use it without them'),
  );
}

function around({ bare }: Paste): NotAToken | undefined {
  // A prefix of a vendor's makes it a token of another kind.
  const [first, ...others] = isToken68(bare) && !bare.startsWith('eyJ') ? [] : tokensWithin(bare);
  if (first !== undefined && others.length > 0) return several([first, ...others]);
  if (first !== undefined && !isWrap(bare)) {
    const sentence = bare.startsWith(`${first}~`)
      ? 'This is an SD-JWT: a JWT, and after it what it discloses of its hidden claims (RFC 9901). The JWT can be looked at alone.'
      : 'This is a token with other text around it.';
    return notAToken('text', sentence, tokenOffer(first, 'Use the token in it'));
  }
  const inner = tidyToken(unquoted(bare));
  if (inner === bare) return isOneWord(bare) ? undefined : named(bare);
  const half = halfSentence(inner);
  if (half !== undefined) return notAToken('half-token', half);
  const offer = tokenOffer(inner, 'Use what is in it');
  return offer && notAToken('text', 'This is a token in quotation marks or with punctuation after it.', offer);
}

/** Prose or a log line that says which word of it is the token. */
function named(text: string): NotAToken | undefined {
  const offer = namedToken(text);
  return offer && notAToken('text', 'This is text with a token in it.', offer);
}

/** The characters that a Bearer token is made of (RFC 6750 §2.1). */
function isToken68(text: string): boolean {
  return /^[A-Za-z0-9._~+/-]+=*$/.test(text);
}

const quotes: readonly string[] = ['""', "''", '``', '“”', '„“', '‘’', '«»', '()', '[]', '<>'];

/** Without quotation marks and brackets around it, and a comma or semicolon after it. */
function unquoted(text: string): string {
  let inner = text.trim();
  for (let layer = 0; layer < 4; layer++) {
    const bare = /[,;]$/.test(inner) ? inner.slice(0, -1) : inner;
    const isQuoted = bare.length > 2 && quotes.includes(`${bare.charAt(0)}${bare.slice(-1)}`);
    const next = (isQuoted ? bare.slice(1, -1) : bare).replace(/^\\"/, '').replace(/\\"?$/, '');
    if (next === inner) return inner;
    inner = next;
  }
  return inner;
}

/** A JWT that a terminal or an e-mail broke into lines: joined it can be read, and the tolerant reader does so. */
function wrapped({ bare }: Paste): NotAToken | undefined {
  if (!isWrap(bare)) return undefined;
  const offer = tokenOffer(bare.replaceAll(/\s/g, ''), 'Use it in one line');
  return offer && notAToken('text', 'This is a token that was broken into several lines.', offer);
}

/** Lines of one length; the last may be shorter, and the first, where a scheme stood before it. */
function isWrap(text: string): boolean {
  const all = text.split(/\r?\n/).map((line) => line.trim());
  const [first = ''] = all;
  if (all.length < 2 || first.length < 16 || !/^[A-Za-z0-9_.-]+$/.test(all.join(''))) return false;
  const width = all.length === 2 ? Infinity : (all[1] ?? '').length;
  const isEven = all.every((line, at) =>
    at === 0 || at === all.length - 1 ? line.length <= width : line.length === width,
  );
  return isEven && !isWhole(first) && isReadable(decodeToken(all.join('')).kind);
}

// How long signatures are in base64url (RFC 7518 §3); one that has the length of its algorithm is not cut.
const signatureLengths: ReadonlyMap<string, readonly number[]> = new Map([
  ['HS256', [43]],
  ['HS384', [64]],
  ['HS512', [86]],
  ['ES256', [86]],
  ['ES384', [128]],
  ['ES512', [176]],
  ['EdDSA', [86, 152]],
]);
const rsaLengths: readonly number[] = [171, 342, 512, 683];

function isWhole(line: string): boolean {
  const [token] = tokensWithin(line);
  if (token === undefined) return false;
  const signature = token.slice(token.lastIndexOf('.') + 1);
  const [, alg = ''] = /"alg"\s{0,8}:\s{0,8}"([A-Za-z0-9]{1,12})"/.exec(headerText(token)) ?? [];
  return (signatureLengths.get(alg) ?? rsaLengths).includes(signature.length);
}

function headerText(token: string): string {
  try {
    return atob(token.slice(0, token.indexOf('.')).replaceAll('-', '+').replaceAll('_', '/'));
  } catch {
    return '';
  }
}

const mostOffers = 5;

function several(tokens: readonly string[]): NotAToken {
  const offers = tokens.slice(0, mostOffers).map((token, at) => tokenOffer(token, `Use token ${at + 1}`));
  return notAToken(
    'several-tokens',
    `These are ${tokens.length} tokens. Only one can be looked at at a time.`,
    ...offers,
  );
}

/** Several opaque tokens, one a line. */
function lines({ bare }: Paste): NotAToken | undefined {
  const all = bare
    .slice(0, 65_536)
    .split(/\r?\n/, 100)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  if (all.length < 2 || !all.every((line) => line.length >= 16 && isToken68(line))) return undefined;
  const offers = all.slice(0, mostOffers).map((line, at) => tokenOffer(line, `Use line ${at + 1}`));
  return notAToken(
    'several-tokens',
    'These are several lines, each of which may be a token; or one token in pieces.',
    ...offers,
  );
}
