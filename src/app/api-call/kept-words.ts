import { keptHeaders } from '#core/sharing/kept-headers.ts';

/** What becomes of the typed headers, said at the field: one a line, and which of them are not kept. */
export function keptWords(headersText: string): string {
  const form = 'One a line. Authorization: Bearer with the token is added for you.';
  return keptHeaders(headersText) === headersText
    ? form
    : `${form} Lines that hold a secret are not kept over a reload.`;
}
