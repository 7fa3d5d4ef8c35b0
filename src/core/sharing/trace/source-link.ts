import { type Markup, markup } from './markup.ts';

/** A source as a link that tells its address nothing of where it was followed; as text where it is no https address. */
export function sourceLink({ label, url }: { readonly label: string; readonly url: string }): Markup {
  const isSafe = URL.canParse(url) && new URL(url).protocol === 'https:';
  return isSafe ? markup`<a href="${url}" rel="noopener noreferrer">${label}</a>` : markup`${label}`;
}
