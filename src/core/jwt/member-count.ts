const strings = /"(?:[^"\\]|\\.)*"(\s*:)?/gs;

/**
 * How many names stand in a valid JSON text. `JSON.parse` keeps silent about repeated ones; where it gives fewer
 * members than there are names, one is repeated. Much quicker than reading the text piece by piece.
 */
export function memberCount(json: string): number {
  let count = 0;
  strings.lastIndex = 0;
  for (let match = strings.exec(json); match !== null; match = strings.exec(json)) {
    if (match[1] !== undefined) count++;
  }
  return count;
}
