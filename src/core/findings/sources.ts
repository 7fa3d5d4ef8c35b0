import type { Source } from './finding.ts';

/** A section of an RFC, or an appendix (`A.1`), with its address. */
export function rfc(number: number, section: string): Source {
  const isAppendix = /^[A-Z]/.test(section);
  return {
    label: isAppendix ? `RFC ${number} Appendix ${section}` : `RFC ${number} §${section}`,
    url: `https://www.rfc-editor.org/rfc/rfc${number}#${isAppendix ? 'appendix' : 'section'}-${section}`,
  };
}

/** A part of the Fetch standard, by its name; its sections are renumbered too often to go by number. */
export function fetchStandard(part: string, anchor: string): Source {
  return { label: `Fetch, ${part}`, url: `https://fetch.spec.whatwg.org/#${anchor}` };
}

/** The Fetch standard's part about requests to other origins. */
export const cors: Source = fetchStandard('CORS protocol', 'http-cors-protocol');

/** Microsoft's documentation of access tokens: whose they are, and what is in them. */
export const entraTokens: Source = {
  label: 'Microsoft identity platform, access tokens',
  url: 'https://learn.microsoft.com/en-us/entra/identity-platform/access-tokens',
};

/** The draft by which browsers ask before a page may call this machine or its network. */
export const localNetworkAccess: Source = {
  label: 'Local Network Access',
  url: 'https://wicg.github.io/local-network-access/',
};
/** A section of OpenID Connect Core. */
export function openId(section: string): Source {
  return {
    label: `OpenID Connect Core §${section}`,
    url: `https://openid.net/specs/openid-connect-core-1_0.html#rfc.section.${section}`,
  };
}
