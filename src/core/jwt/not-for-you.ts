import { type JsonObject } from './decode.ts';
import { textOf } from './key-facts.ts';

/** A token that only its addressee can check, with what that means and what to do instead. */
export type NotForYou = { readonly reason: string; readonly next: string };

const graphAudiences = new Set([
  'https://graph.microsoft.com',
  'https://graph.microsoft.com/',
  '00000003-0000-0000-c000-000000000000',
  '00000002-0000-0000-c000-000000000000',
  'https://graph.windows.net',
  'https://graph.windows.net/',
]);

/**
 * Microsoft signs the tokens for its own APIs (Graph, and others that put a `nonce` into the header) over another header
 * than the one that is sent: the nonce is hashed before signing. Nobody but that API can check them, and no client should.
 */
export function notForYou(header: JsonObject, claims: JsonObject): NotForYou | undefined {
  if (!isOfEntra(textOf(claims, 'iss'))) return undefined;
  const aud = textOf(claims, 'aud');
  const isGraph = aud !== undefined && graphAudiences.has(aud);
  const hasNonce = textOf(header, 'nonce') !== undefined;
  if (!isGraph && !hasNonce) return undefined;
  return {
    reason: `This token is for ${isGraph ? 'Microsoft Graph' : 'an API of Microsoft'}, which alone can check it: its signature is made over a header that is changed before sending. That the signature fits no published key is no fault.`,
    next: 'Call that API with it. To verify a token of your own, ask for the scope of your own API (api://…/.default).',
  };
}

function isOfEntra(issuer: string | undefined): boolean {
  if (issuer === undefined || !URL.canParse(issuer)) return false;
  const { hostname } = new URL(issuer);
  return (
    hostname === 'sts.windows.net' ||
    /^(?:login\.microsoftonline\.(?:com|us)|login\.partner\.microsoftonline\.cn)$/.test(hostname)
  );
}
