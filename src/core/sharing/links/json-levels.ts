/** How deeply lists and objects of a JSON text stand in each other; told without parsing, so that depth costs nothing. */
export function jsonLevels(json: string): number {
  let level = 0;
  let deepest = 0;
  for (let at = 0; at < json.length; at++) {
    const character = json[at];
    if (character === '"') at = stringEnd(json, at);
    else if (character === '[' || character === '{') deepest = Math.max(deepest, ++level);
    else if (character === ']' || character === '}') level--;
  }
  return deepest;
}

/** Where the string that begins here has its closing quote; the end of the text where it has none. */
function stringEnd(json: string, start: number): number {
  for (let at = start + 1; at < json.length; at++) {
    if (json[at] === '\\') at++;
    else if (json[at] === '"') return at;
  }
  return json.length;
}
