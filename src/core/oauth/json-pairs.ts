/**
 * The parameters of a JSON body, in their order; what is no text becomes its JSON. Undefined where the body is no JSON
 * object.
 */
export function jsonPairs(body: string): readonly (readonly [name: string, value: string])[] | undefined {
  try {
    const value: unknown = JSON.parse(body);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
    return Object.entries(value).map(([name, member]: [string, unknown]) => [
      name,
      typeof member === 'string' ? member : JSON.stringify(member),
    ]);
  } catch {
    return undefined;
  }
}
