import { decodeToken, tidyToken } from './decode-token.ts';
import { recogniseHalf } from './recognise-half.ts';
import { recogniseHttp } from './recognise-http.ts';
import { recogniseJson } from './recognise-json.ts';
import { recogniseKey } from './recognise-key.ts';
import { recogniseMarkup } from './recognise-markup.ts';
import { isOneWord, notAToken, type NotAToken, type Paste, type Recognised } from './recognise-outcome.ts';
import { recogniseText } from './recognise-text.ts';
import { recogniseUrl } from './recognise-url.ts';
import { isReadable } from './recognise-within.ts';

export type { Offer, Recognised } from './recognise-outcome.ts';

/** Each knows one family of things; the first that is sure has the word. */
const recognisers: readonly ((paste: Paste) => NotAToken | undefined)[] = [
  recogniseKey,
  recogniseMarkup,
  recogniseJson,
  recogniseHttp,
  recogniseUrl,
  recogniseHalf,
  recogniseText,
];

/**
 * Says of whatever was pasted as an access token whether it can be one, and if not, what it looks like instead and what
 * can be done with it. A single word is a token unless it is surely something else: opaque tokens come in every form
 * (RFC 6749 §1.4). Never throws, and looks at nothing but the text. What is too long to be taken apart counts as a token,
 * whose size is told.
 */
export function recognisePaste(text: string): Recognised {
  const outcome = recognised(text);
  if (outcome.kind === 'token') return outcome;
  // What is offered as a token must be one by the same rules.
  const offers = outcome.offers.filter(
    (offer) => offer.kind !== 'use-token' || recognised(offer.text).kind === 'token',
  );
  return { ...outcome, offers };
}

function recognised(text: string): Recognised {
  const bare = tidyToken(text);
  const { kind } = decodeToken(bare);
  // An ellipsis after the claims makes five parts of two.
  const isWhole = isOneWord(bare) && isReadable(kind) && !bare.endsWith('...');
  if (kind === 'too-large' || isWhole) return { kind: 'token' };
  const paste: Paste = { text: text.trim(), bare };
  for (const recognise of recognisers) {
    const outcome = recognise(paste);
    if (outcome !== undefined) return outcome;
  }
  return isOneWord(bare) ? { kind: 'token' } : words;
}

const words = notAToken(
  'text',
  'This is text, not an access token: a token is one word of letters, digits and a few signs, without white space.',
);
