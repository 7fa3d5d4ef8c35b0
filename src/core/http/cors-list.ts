import { headerValues, type HeaderField } from './message.ts';

/** A list field of the CORS protocol as a browser reads it. */
export type CorsList =
  | { readonly kind: 'absent' }
  | { readonly kind: 'list'; readonly items: readonly string[]; readonly text: string }
  /** One item is no token, so that a browser throws the whole field away; `item` is the first such. */
  | { readonly kind: 'malformed'; readonly item: string; readonly text: string };

const token = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;

/** Reads `Access-Control-Allow-Methods`, `-Allow-Headers` or `-Expose-Headers` (Fetch, "HTTP new-header syntax"). */
export function corsList(headers: readonly HeaderField[], name: string): CorsList {
  const values = headerValues(headers, name);
  if (values.length === 0) return { kind: 'absent' };
  const text = values.join(', ');
  const items = text
    .split(',')
    // The look behind keeps a long run of spaces from being tried anew at each of them.
    .map((item) => item.replace(/^[ \t]+|(?<![ \t])[ \t]+$/g, ''))
    .filter((item) => item !== '');
  const odd = items.find((item) => !token.test(item));
  return odd === undefined ? { kind: 'list', items, text } : { kind: 'malformed', item: odd, text };
}
