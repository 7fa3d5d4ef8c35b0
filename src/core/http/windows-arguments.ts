/**
 * One argument as a program on Windows reads it back out of its command line, without the quotation marks around it:
 * `"` is `\"`, and backslashes count twice before a quotation mark and nowhere else.
 *
 * @param isClosed whether a closing quotation mark will follow, so that backslashes at the end count as well
 */
export function argumentText(text: string, isClosed: boolean): string {
  const inside = text.replaceAll(/(\\*)"/g, String.raw`$1$1\"`);
  return isClosed ? inside.replace(/(\\+)$/, '$1$1') : inside;
}
