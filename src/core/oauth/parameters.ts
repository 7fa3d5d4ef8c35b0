import type { Parameter } from './connection.ts';

/** What is wrong with one parameter of the list, and which. */
export type ParameterFault = { readonly index: number; readonly message: string };

/** Parameters that have a field of their own; a second one would make the request malformed (RFC 6749 §3.2). */
const ownFields: ReadonlyMap<string, string> = new Map([
  ['grant_type', 'it has a field of its own'],
  ['client_id', 'it has a field of its own'],
  ['client_secret', 'it has a field of its own, and Client authentication says where it goes'],
  ['scope', 'it has a field of its own'],
]);

/** The name-value pairs that are sent: those that are on, in their order; repeated names stay repeated. */
export function sentPairs(parameters: readonly Parameter[]): readonly (readonly [name: string, value: string])[] {
  return parameters.filter(({ on }) => on).map(({ name, value }) => [name, value]);
}

/** What keeps the list from being sent. A parameter that is off has no fault, and an empty value is none. */
export function parameterFaults(parameters: readonly Parameter[]): readonly ParameterFault[] {
  return parameters.flatMap((parameter, index) => {
    const message = parameter.on ? faultOf(parameter, index + 1) : undefined;
    return message === undefined ? [] : [{ index, message }];
  });
}

function faultOf({ name, value }: Parameter, ordinal: number): string | undefined {
  if (name.trim() === '') return `Type the name of parameter ${ordinal}, or remove it.`;
  const owner = ownFields.get(name.trim());
  if (owner !== undefined) return `Remove ${name.trim()} from the parameters: ${owner}.`;
  if (name !== name.trim()) return `There is white space before or after the name of parameter ${ordinal}: remove it.`;
  if (isBroken(name) || isBroken(value)) {
    return `Parameter ${ordinal} holds half a character, perhaps cut in copying: type it again.`;
  }
  return undefined;
}

/** Half of a surrogate pair has no UTF-8 form; encoders would quietly send another character. */
function isBroken(text: string): boolean {
  return /\p{Surrogate}/u.test(text);
}
