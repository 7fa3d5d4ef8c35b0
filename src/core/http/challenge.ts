/** One challenge of `WWW-Authenticate` (RFC 9110 §11.6.1). */
export type Challenge = {
  /** As written; empty where parameters came without one. */
  readonly scheme: string;
  readonly token68?: string;
  /** In order, names as written, values without quotes and escapes. */
  readonly parameters: readonly (readonly [name: string, value: string])[];
  /** Whether all of it follows the grammar; where not, this is what could be made of it. */
  readonly complete: boolean;
};

/** What a protected resource says is wrong (RFC 6750 §3, RFC 9449 §7.1). */
export type BearerError = {
  readonly error: string;
  readonly description: string | undefined;
  readonly scope: string | undefined;
  readonly uri: string | undefined;
};

type Draft = { scheme: string; token68?: string; parameters: (readonly [string, string])[]; complete: boolean };

const token = /[!#$%&'*+\-.^_`|~0-9A-Za-z]+/y;
const token68 = /[ \t]+([A-Za-z0-9\-._~+/]+=*)(?=[ \t]*(?:,|$))/y;
const equals = /[ \t]*=[ \t]*/y;
const space = /[ \t\r\n]*/y;
const looseValue = /[^\s,]*/y;

/** The challenges of all these field values, in order. One value may hold several; no input is refused. */
export function parseChallenges(values: readonly string[]): readonly Challenge[] {
  return values.flatMap(challengesOf);
}

/** The error of the first Bearer or DPoP challenge (or one whose scheme is missing) that has one. */
export function bearerError(challenges: readonly Challenge[]): BearerError | undefined {
  for (const challenge of challenges) {
    if (!/^(bearer|dpop|)$/i.test(challenge.scheme)) continue;
    const error = parameter(challenge, 'error');
    if (error === undefined) continue;
    return {
      error,
      description: parameter(challenge, 'error_description'),
      scope: parameter(challenge, 'scope'),
      uri: parameter(challenge, 'error_uri'),
    };
  }
  return undefined;
}

function parameter(challenge: Challenge, name: string): string | undefined {
  return challenge.parameters.find(([each]) => each.toLowerCase() === name)?.[1];
}

function challengesOf(value: string): readonly Challenge[] {
  const drafts: Draft[] = [];
  let at = 0;
  let afterComma = true;
  while (at < value.length) {
    at = end(space, value, at) ?? at;
    if (value.charAt(at) === ',') {
      afterComma = true;
      at++;
      continue;
    }
    const nameEnd = end(token, value, at);
    if (nameEnd === undefined) {
      at = skipOdd(value, at, drafts);
      continue;
    }
    const valueStart = end(equals, value, nameEnd);
    const name = value.slice(at, nameEnd);
    at =
      valueStart === undefined
        ? scheme(value, name, nameEnd, drafts)
        : readParameter(value, name, valueStart, afterComma, drafts);
    afterComma = false;
  }
  return drafts;
}

function scheme(value: string, name: string, nameEnd: number, drafts: Draft[]): number {
  const draft: Draft = { scheme: name, parameters: [], complete: true };
  drafts.push(draft);
  token68.lastIndex = nameEnd;
  const match = token68.exec(value);
  // A lone word after the scheme is its token68; `realm=` and the like with nothing behind are rarer than `YQ==`.
  if (match?.[1] === undefined) return nameEnd;
  draft.token68 = match[1];
  return token68.lastIndex;
}

function readParameter(value: string, name: string, start: number, afterComma: boolean, drafts: Draft[]): number {
  const draft = last(drafts);
  if (draft.token68 !== undefined || (!afterComma && draft.parameters.length > 0)) draft.complete = false;
  if (value.charAt(start) === '"') return quoted(value, name, start, draft);
  const valueEnd = end(looseValue, value, start) ?? start;
  const text = value.slice(start, valueEnd);
  if (end(token, text, 0) !== text.length) draft.complete = false;
  draft.parameters.push([name, text]);
  return valueEnd;
}

function quoted(value: string, name: string, start: number, draft: Draft): number {
  let text = '';
  let at = start + 1;
  for (; at < value.length && value.charAt(at) !== '"'; at++) {
    if (value.charAt(at) === '\\') at++;
    text += value.charAt(at);
  }
  if (at >= value.length) draft.complete = false;
  draft.parameters.push([name, text]);
  return Math.min(at + 1, value.length);
}

function skipOdd(value: string, at: number, drafts: Draft[]): number {
  if (at >= value.length) return at;
  last(drafts).complete = false;
  return at + 1;
}

/** The challenge that is being read; parameters before any scheme get one with an empty name. */
function last(drafts: Draft[]): Draft {
  const draft = drafts.at(-1);
  if (draft !== undefined) return draft;
  const nameless: Draft = { scheme: '', parameters: [], complete: false };
  drafts.push(nameless);
  return nameless;
}

function end(pattern: RegExp, text: string, at: number): number | undefined {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}
