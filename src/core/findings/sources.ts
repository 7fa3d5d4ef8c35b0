import type { Source } from './finding.ts';

/** A section of an RFC, or an appendix (`A.1`), with its address. */
export function rfc(number: number, section: string): Source {
  const isAppendix = /^[A-Z]/.test(section);
  return {
    label: isAppendix ? `RFC ${number} Appendix ${section}` : `RFC ${number} §${section}`,
    url: `https://www.rfc-editor.org/rfc/rfc${number}#${isAppendix ? 'appendix' : 'section'}-${section}`,
  };
}

/** The Fetch standard's part about requests to other origins. */
export const cors: Source = { label: 'Fetch, CORS protocol', url: 'https://fetch.spec.whatwg.org/#http-cors-protocol' };

/** Microsoft's documentation of access tokens: whose they are, and what is in them. */
export const entraTokens: Source = {
  label: 'Microsoft identity platform, access tokens',
  url: 'https://learn.microsoft.com/en-us/entra/identity-platform/access-tokens',
};
