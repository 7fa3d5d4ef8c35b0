import type { Source } from './finding.ts';

/** A section of an RFC, with its address. */
export function rfc(number: number, section: string): Source {
  return {
    label: `RFC ${number} §${section}`,
    url: `https://www.rfc-editor.org/rfc/rfc${number}#section-${section}`,
  };
}

/** A part of the Fetch standard, by its name; its sections are renumbered too often to go by number. */
export function fetchStandard(part: string, anchor: string): Source {
  return { label: `Fetch, ${part}`, url: `https://fetch.spec.whatwg.org/#${anchor}` };
}

/** The Fetch standard's part about requests to other origins. */
export const cors: Source = fetchStandard('CORS protocol', 'http-cors-protocol');

/** The draft by which browsers ask before a page may call this machine or its network. */
export const localNetworkAccess: Source = {
  label: 'Local Network Access',
  url: 'https://wicg.github.io/local-network-access/',
};
