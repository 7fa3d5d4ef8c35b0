import { jsonStringValue, visitJson } from '../http/json-tokens.ts';
import { isExactNumber } from './exact-number.ts';

/** A member of the outermost object, with its value exactly as it stands in the text. */
export type JsonMember = {
  readonly name: string;
  /** The value's text, cut out of the JSON; nothing of it is rounded or written anew. */
  readonly raw: string;
  /** Where the whole member stands, name included, in characters of the JSON text. */
  readonly start: number;
  readonly end: number;
};

/** What `JSON.parse` keeps silent about (security.md T42, T43). */
export type JsonFacts = {
  readonly members: readonly JsonMember[];
  /**
   * Names that stand more than once in one object, at any depth, as JSON pointers (RFC 6901). Of very many not all are
   * listed, and a pointer that leads very deep is shortened in its middle, since a text may be written to be costly.
   */
  readonly repeated: readonly string[];
  /** Numbers that a JavaScript number cannot hold, with the digits that stand in the text; listed in the same way. */
  readonly inexact: readonly { readonly pointer: string; readonly digits: string }[];
};

const mostListed = 200;
const longestPointer = 40;

type Frame = { readonly isObject: boolean; readonly names: Set<string>; name: string; index: number };
type Open = { name: string; start: number; valueStart: number | undefined };

/** Reads a valid JSON object's text without losing anything (RFC 8259 §4, §6). One pass, no recursion. */
export function jsonFacts(json: string): JsonFacts {
  const members: JsonMember[] = [];
  const repeated = new Set<string>();
  const inexact: { pointer: string; digits: string }[] = [];
  const stack: Frame[] = [];
  let member: Open | undefined;
  let lastEnd = 0;

  const close = () => {
    if (member === undefined || member.valueStart === undefined) return;
    members.push({
      name: member.name,
      raw: json.slice(member.valueStart, lastEnd),
      start: member.start,
      end: lastEnd,
    });
    member = undefined;
  };

  visitJson(json, (kind, start, end) => {
    if (kind === 'space') return;
    const frame = stack.at(-1);
    if (kind === 'name' && frame !== undefined) {
      frame.name = jsonStringValue(json.slice(start, end));
      if (repeated.size < mostListed && frame.names.has(frame.name)) repeated.add(pointerOf(stack));
      frame.names.add(frame.name);
      if (stack.length === 1) member = { name: frame.name, start, valueStart: undefined };
    } else if (kind === 'comma') {
      if (stack.length === 1) close();
      if (frame !== undefined) frame.index++;
    } else if (kind === 'close') {
      if (stack.length === 1) close();
      stack.pop();
    } else if (kind !== 'colon') {
      if (stack.length === 1 && member !== undefined) member.valueStart ??= start;
      if (kind === 'number' && inexact.length < mostListed && !isExactNumber(json.slice(start, end))) {
        inexact.push({ pointer: pointerOf(stack), digits: json.slice(start, end) });
      }
      if (kind === 'open') stack.push({ isObject: json[start] === '{', names: new Set(), name: '', index: 0 });
    }
    lastEnd = end;
  });
  return { members, repeated: [...repeated], inexact };
}

function pointerOf(stack: readonly Frame[]): string {
  if (stack.length <= longestPointer) return stack.map(stepOf).join('');
  return `${stack
    .slice(0, longestPointer - 1)
    .map(stepOf)
    .join('')}/…${stack.slice(-1).map(stepOf).join('')}`;
}

function stepOf({ isObject, name, index }: Frame): string {
  return `/${isObject ? name.replaceAll('~', '~0').replaceAll('/', '~1') : index}`;
}
