import { decodeToken } from './decode-token.ts';
import type { DecodedToken } from './decode.ts';
import { tokenOffer } from './recognise-offer.ts';
import type { Offer } from './recognise-outcome.ts';

const mostTokens = 20;
const mostTries = 1000;

/** Whether something was taken apart as a JWT, a JWS or an encrypted token. */
export function isReadable(kind: DecodedToken['kind']): boolean {
  return kind === 'jwt' || kind === 'jws' || kind === 'jwe';
}

/**
 * The JWTs that stand in a text, whatever is around them: quotation marks, a log line, JSON, percent-encoded dots. Each
 * once, in order, at most twenty. It looks at each character once.
 */
export function tokensWithin(text: string): readonly string[] {
  const found = new Set<string>();
  let tries = 0;
  for (const [run] of percentDecoded(text).matchAll(/[A-Za-z0-9_.-]{16,}/g)) {
    const start = run.indexOf('eyJ');
    if (start < 0) continue;
    const token = wholeToken(run.slice(start));
    if (token !== undefined) found.add(token);
    if (found.size >= mostTokens || ++tries >= mostTries) break;
  }
  return [...found];
}

/** A full stop after the token belongs to the sentence around it; an ellipsis means that the token is not whole. */
function wholeToken(candidate: string): string | undefined {
  if (candidate.includes('...')) return undefined;
  if (isReadable(decodeToken(candidate).kind)) return candidate;
  const shorter = candidate.endsWith('.') ? candidate.slice(0, -1) : candidate;
  return shorter !== candidate && isReadable(decodeToken(shorter).kind) ? shorter : undefined;
}

/** ASCII characters out of their percent-encoding; whatever else follows a percent sign stays. */
export function percentDecoded(text: string): string {
  if (!text.includes('%')) return text;
  return text.replaceAll(/%([2-7][0-9A-F]|0[AD])/gi, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}

const authorization =
  /authorization\\?["']?\s{0,4}[:=,]\s{0,4}\\?["']?(?:bearer|dpop)[ \t]{1,4}([A-Za-z0-9._~+/-]+=*)?/i;
const jsonMember = /\\?["']?access_token\\?["']?\s{0,8}:\s{0,8}\\?["']([^"'\\\s]+)/i;
const formParameter = /(?:^|[?&#\s"'])access_token=([^&#\s"'\\]+)/i;

/** The access token that a request, an answer or a command says to have: by its name, not by what it looks like. */
export function namedToken(text: string): Offer | undefined {
  return (
    tokenOffer(authorization.exec(text)?.[1], 'Use the token of its Authorization header') ??
    tokenOffer(jsonMember.exec(text)?.[1], 'Use the access_token in it') ??
    tokenOffer(percentDecoded(formParameter.exec(text)?.[1] ?? ''), 'Use the access_token in it')
  );
}

/** The access token that is named as such, or else the first JWT in the text. */
export function tokenWithin(text: string): Offer | undefined {
  return namedToken(text) ?? tokenOffer(tokensWithin(text)[0], 'Use the token in it');
}
