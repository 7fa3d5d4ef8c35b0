import { tidyToken } from './decode-token.ts';
import { halfSentence } from './recognise-half.ts';
import { isOneWord, type Offer } from './recognise-outcome.ts';

/** A value as a token to use, without quotation marks and scheme; undefined where it can be no token. */
export function tokenOffer(value: unknown, label: string): Offer | undefined {
  if (typeof value !== 'string') return undefined;
  const text = tidyToken(value);
  return canBeToken(text) ? { kind: 'use-token', text, label } : undefined;
}

// The beginnings of placeholders, markup, JSON and addresses.
const beginsOtherwise = /^(?:[<>{}[\]()"'`$%,;:=&?#-]|[a-z][a-z0-9+.-]{0,30}:\/\/)/i;
const endsOtherwise = /[<>{}[\]()"'`,;]$/;

function canBeToken(text: string): boolean {
  return (
    isOneWord(text) &&
    !beginsOtherwise.test(text) &&
    !endsOtherwise.test(text) &&
    !/^(?:null|undefined|none|true|false)$/i.test(text) &&
    !isMask(text) &&
    halfSentence(text) === undefined
  );
}

/** Stars or dots that stand for a hidden value. */
function isMask(text: string): boolean {
  return /\*{3}|\.{3}|^x{8,}$/i.test(text);
}
