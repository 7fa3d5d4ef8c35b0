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
/** Schemes that are recognised also where the comma before them was forgotten. */
const knownScheme = /^(?:bearer|basic|dpop|digest|negotiate|ntlm|gnap|apikey)$/i;
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
    const error = challengeParameter(challenge, 'error');
    if (error === undefined) continue;
    return {
      error,
      description: challengeParameter(challenge, 'error_description'),
      scope: challengeParameter(challenge, 'scope'),
      uri: challengeParameter(challenge, 'error_uri'),
    };
  }
  return undefined;
}

/** The value of a challenge's parameter by its name, whatever its case; undefined where it has none. */
export function challengeParameter(challenge: Challenge, name: string): string | undefined {
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
    if (valueStart !== undefined) at = readParameter(value, name, valueStart, afterComma, drafts);
    else if (afterComma || knownScheme.test(name)) at = scheme(value, name, nameEnd, drafts);
    else at = strayWord(name, nameEnd, drafts);
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

/** A word where only a comma or a parameter may be: of a value that should have stood in quotes. */
function strayWord(word: string, wordEnd: number, drafts: Draft[]): number {
  const draft = last(drafts);
  const [name, text] = draft.parameters.pop() ?? [undefined, ''];
  draft.complete = false;
  if (name !== undefined) draft.parameters.push([name, `${text} ${word}`]);
  return wordEnd;
}

function readParameter(value: string, name: string, start: number, afterComma: boolean, drafts: Draft[]): number {
  const draft = last(drafts);
  if (draft.token68 !== undefined || (!afterComma && draft.parameters.length > 0)) draft.complete = false;
  if (value.charAt(start) === '"') return quoted(value, name, start, draft);
  if (value.charAt(start) === "'" && value.indexOf("'", start + 1) > 0) return singleQuoted(value, name, start, draft);
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

/** No quotes in HTTP, but some servers write them. */
function singleQuoted(value: string, name: string, start: number, draft: Draft): number {
  const close = value.indexOf("'", start + 1);
  draft.complete = false;
  draft.parameters.push([name, value.slice(start + 1, close)]);
  return close + 1;
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
