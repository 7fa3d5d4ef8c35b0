import type { Source } from './finding.ts';

/** A section of an RFC, with its address. */
export function rfc(number: number, section: string): Source {
  return {
    label: `RFC ${number} §${section}`,
    url: `https://www.rfc-editor.org/rfc/rfc${number}#section-${section}`,
  };
}

/** The Fetch standard's part about requests to other origins. */
export const cors: Source = { label: 'Fetch, CORS protocol', url: 'https://fetch.spec.whatwg.org/#http-cors-protocol' };
