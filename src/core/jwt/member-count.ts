const quote = 0x22;
const backslash = 0x5c;
const colon = 0x3a;

/**
 * How many names stand in a valid JSON text. `JSON.parse` keeps silent about repeated ones; where it gives fewer
 * members than there are names, one is repeated. Much quicker than reading the text piece by piece.
 */
export function memberCount(json: string): number {
  let count = 0;
  let open = json.indexOf('"');
  while (open >= 0) {
    const close = closingQuote(json, open);
    let after = close + 1;
    while (json.charCodeAt(after) <= 0x20) after++;
    if (json.charCodeAt(after) === colon) count++;
    open = json.indexOf('"', after);
  }
  return count;
}

function closingQuote(json: string, open: number): number {
  const near = json.indexOf('"', open + 1);
  if (near < 0) return json.length;
  if (json.charCodeAt(near - 1) !== backslash) return near;
  for (let at = open + 1; at < json.length; at++) {
    const code = json.charCodeAt(at);
    if (code === backslash) at++;
    else if (code === quote) return at;
  }
  return json.length;
}
