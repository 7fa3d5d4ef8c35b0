/**
 * Why this text cannot be the address of a request, as a sentence that says what to do; undefined where it can.
 * Nothing is repaired: a browser would quietly drop white space and add slashes, and then not show what was typed.
 *
 * @param named what the address is called, for example `token endpoint`
 */
export function urlFault(text: string, named: string): string | undefined {
  if (text.trim() === '') return `Type the ${named}, for example https://auth.example.com/token.`;
  if (text !== text.trim()) return `There is white space before or after the ${named}: remove it.`;
  if (/[\s\p{Cc}]/u.test(text)) return `There is white space inside the ${named}: remove it, or write %20.`;
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(text)?.[1]?.toLowerCase();
  const isHttp = scheme === 'http' || scheme === 'https';
  const isHostAndPort = /^[a-z0-9.-]+:\d/i.test(text);
  if (scheme === undefined || (isHostAndPort && !isHttp)) return `Begin the ${named} with https:// (or http://).`;
  if (!isHttp) return `The ${named} begins with ${scheme}: but only https:// and http:// can be sent to.`;
  if (!/^https?:\/\/[^/\\]/i.test(text))
    return `Write two slashes and a host after ${scheme}:, as in https://auth.example.com/.`;
  if (!URL.canParse(text)) return `This is no valid URL: check the host and the port of the ${named}.`;
  const { username, password } = new URL(text);
  if (username !== '' || password !== '' || /^https?:\/\/[^/?#]*@/i.test(text)) {
    return `Take the name and password out of the URL: the ${named} would show them everywhere.`;
  }
  if (text.includes('#')) return `Remove # and what follows: a fragment never reaches the server (RFC 9110 §4.2.5).`;
  return undefined;
}
