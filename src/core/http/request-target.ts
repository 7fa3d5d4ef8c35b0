/** What keeps a request target from being sent as it is written, with its place in the target. */
export type TargetFault = { readonly start: number; readonly end: number; readonly sentence: string };

/**
 * Why this cannot be the target of a request to `origin`, or undefined. Only the origin form is taken (RFC 9112
 * §3.2.1): a path and perhaps a query, so that what is dialled and what is asked for cannot differ.
 */
export function targetFault(target: string, origin: string): TargetFault | undefined {
  const whole = (sentence: string): TargetFault => ({ start: 0, end: target.length, sentence });
  if (target === '') return whole('The target is missing: write a path that begins with /.');
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(target))
    return whole('Write the path alone: an absolute address is for proxies. Where it goes stands in the form.');
  if (!target.startsWith('/')) return whole('The target has to be a path that begins with /.');
  const odd = /[^!-~]|#/u.exec(target);
  if (odd !== null) return { start: odd.index, end: odd.index + odd[0].length, sentence: oddCharacter(odd[0]) };
  const url = URL.canParse(`${origin}${target}`) ? new URL(`${origin}${target}`) : undefined;
  if (url === undefined) return whole('This is no valid path.');
  const sent = `${url.pathname}${url.search}`;
  if (sent === target && url.origin === origin) return undefined;
  return whole(`Addresses are put into one form before sending, so this would go out as ${sent}: write that instead.`);
}

function oddCharacter(character: string): string {
  if (character === '#') return 'A fragment never reaches the server (RFC 9110 §4.2.5): remove # and what follows.';
  if (character === ' ' || character === '\t') return 'White space ends the target: write %20.';
  if (/\p{Cc}/u.test(character)) return 'A control character would break the line: remove it.';
  return 'Addresses are made of ASCII: write this character percent-encoded.';
}
