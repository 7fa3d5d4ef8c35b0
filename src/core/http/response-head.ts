import type { HeaderField, StatusLine } from './message.ts';
import type { DeviationList } from './response-deviations.ts';

/** Status line and header fields of one answer, interim or final. */
export type ResponseHead = StatusLine & { readonly headers: readonly HeaderField[] };

/** A head that has not ended after this many bytes is taken as it stands; real ones have some kilobytes. */
export const headLimitBytes = 1024 * 1024;

/**
 * Reads a head as leniently as browsers do and notes every departure from RFC 9112 §4 and §5, or answers undefined
 * where the first line is no status line. `isWhole` is false where the answer stopped before the blank line: then
 * the last line may be half of one, and counts only where it has a colon.
 */
export function readHead(text: string, isWhole: boolean, deviations: DeviationList): ResponseHead | undefined {
  const start = text.search(/[^\r\n]/);
  if (start === -1) return undefined;
  const lines = text.slice(start).split('\n');
  const unfinished = lines.pop() ?? '';
  const first = lines[0] === undefined ? unfinished : withoutCr(lines[0]);
  const status = readStatusLine(first, deviations);
  if (status === undefined) return undefined;
  if (start > 0) deviations.note('blank-line-before-status', String(start));
  const bare = lines.find((line) => !line.endsWith('\r'));
  if (bare !== undefined) deviations.note('bare-lf', bare);
  const fieldLines = lines.slice(1).map(withoutCr);
  if (!isWhole && lines.length > 0 && unfinished.includes(':')) fieldLines.push(unfinished);
  return { ...status, headers: readFields(fieldLines, deviations) };
}

const statusLine = /^(HTTP[^\s]*)([ \t]+)(\d{1,9})(.*)$/is;

function readStatusLine(line: string, deviations: DeviationList): StatusLine | undefined {
  const [, version, gap, digits, rest] = statusLine.exec(line) ?? [];
  if (version === undefined || gap === undefined || digits === undefined || rest === undefined) return undefined;
  if (version !== 'HTTP/1.1' && version !== 'HTTP/1.0') deviations.note('odd-version', version);
  if (gap !== ' ' || (rest !== '' && !rest.startsWith(' '))) deviations.note('odd-status-line', line);
  if (rest === '') deviations.note('missing-reason-space', line);
  const status = Number(digits);
  if (digits.length !== 3 || status < 100 || status > 599) deviations.note('odd-status', digits);
  return { version, status, reason: rest.replace(/^ /, '') };
}

function readFields(lines: readonly string[], deviations: DeviationList): HeaderField[] {
  const fields: [name: string, value: string][] = [];
  for (const line of lines) {
    if (line === '') continue;
    const last = fields.at(-1);
    if (last !== undefined && /^[ \t]/.test(line)) {
      deviations.note('line-folding', line);
      last[1] = last[1] === '' ? trimmed(line) : `${last[1]} ${trimmed(line)}`;
      continue;
    }
    const field = readField(line, deviations);
    if (field !== undefined) fields.push(field);
  }
  return fields;
}

const token = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;

function readField(line: string, deviations: DeviationList): [name: string, value: string] | undefined {
  if (hasControlCharacter(line)) deviations.note('control-character-in-header', line);
  const colon = line.indexOf(':');
  if (colon === -1) {
    deviations.note('header-without-colon', line);
    return undefined;
  }
  const written = line.slice(0, colon);
  const name = trimmed(written);
  if (/[ \t]$/.test(written)) deviations.note('space-before-colon', line);
  if (!token.test(name) || /^[ \t]/.test(written)) deviations.note('odd-header-name', line);
  return [name, trimmed(line.slice(colon + 1))];
}

function hasControlCharacter(line: string): boolean {
  for (let at = 0; at < line.length; at++) {
    const code = line.charCodeAt(at);
    if ((code < 32 && code !== 9) || code === 127) return true;
  }
  return false;
}

function withoutCr(line: string): string {
  return line.endsWith('\r') ? line.slice(0, -1) : line;
}

/** Without optional white space (RFC 9110 §5.6.3) at both ends; `trim` would also take what is content here, as U+00A0. */
function trimmed(text: string): string {
  let from = 0;
  let to = text.length;
  while (from < to && isBlank(text.charCodeAt(from))) from++;
  while (to > from && isBlank(text.charCodeAt(to - 1))) to--;
  return text.slice(from, to);
}

function isBlank(code: number): boolean {
  return code === 32 || code === 9;
}
