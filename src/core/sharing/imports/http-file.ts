import type { HeaderField } from '../../http/message.ts';
import { methods } from '../../http/message.ts';
import { foundRequest, type FoundRequest, noAuthentication, type Variables } from './found-request.ts';
import { mostRequests } from './import-limits.ts';
import { fileReading, type FormatResult, type ImportFile } from './import-reading.ts';
import { scriptsLeftOut } from './left-out-words.ts';

const requestLine = new RegExp(`^(${methods.join('|')})[ \\t]+(?=\\S)`);

/** Requests as editors keep them (`.http`, `.rest`), or as they are on the wire; undefined for anything else. */
export function readHttpFile({ name, text }: ImportFile): FormatResult | undefined {
  const lines = text.replaceAll('\r\n', '\n').split('\n');
  const first = lines.find((line) => line.trim() !== '' && !/^(?:#|\/\/|@)/.test(line.trim()));
  const isNamed = /\.(?:http|rest)$/i.test(name);
  if (!isNamed && (first === undefined || !requestLine.test(first.trim()))) return undefined;
  const variables = variablesOf(lines);
  const parts = text.replaceAll('\r\n', '\n').split(/^###/m).slice(0, mostRequests);
  const requests = parts.flatMap((part, index) => requestOf(part, index > 0, variables));
  const hasScripts = lines.some((line) => /^[<>] (?:\{%|\.|\/)/.test(line));
  const leftOut = hasScripts ? [scriptsLeftOut] : [];
  return { kind: 'read', reading: fileReading({ format: 'HTTP file', requests, leftOut }) };
}

function variablesOf(lines: readonly string[]): Variables {
  const rows = lines.flatMap((line) => {
    const [, name, value = ''] = /^@([\w.-]+)\s*=\s*(.*)$/.exec(line) ?? [];
    return name === undefined ? [] : [[name, value.trim()] as const];
  });
  return new Map(rows);
}

function requestOf(part: string, isAfterMark: boolean, variables: Variables): readonly FoundRequest[] {
  const lines = part.split('\n');
  // What follows ### on its line is the name of the request.
  const title = isAfterMark ? (lines.shift() ?? '').trim() : '';
  const start = lines.findIndex((line) => requestLine.test(line.trim()));
  const line = lines[start]?.trim() ?? '';
  const [beginning = '', method = ''] = requestLine.exec(line) ?? [];
  if (method === '') return [];
  const target = line
    .slice(beginning.length)
    .replace(/[ \t]HTTP\/[\d.]+$/, '')
    .trim();
  const named = lines.slice(0, start).flatMap((line) => /^(?:#|\/\/)\s*@name[ =]+(.+)$/.exec(line.trim())?.[1] ?? []);
  const rest = lines.slice(start + 1);
  const end = rest.findIndex((line) => line.trim() === '');
  const head = end < 0 ? rest : rest.slice(0, end);
  const { headers, query } = headOf(head);
  const url = withHost(`${target}${query}`, headers);
  const body = end < 0 ? '' : bodyOf(rest.slice(end + 1));
  const place = title || named[0] || `${method} ${url.replace(/^https?:\/\//i, '').replace(/\?.*$/s, '')}`;
  const found = { place, method, url, body: { kind: 'text', text: body }, variables: [variables] } as const;
  return [foundRequest({ ...found, ...withBasic(headers) })];
}

/** Editors encode `Basic id secret` and `Basic id:secret` themselves. */
function withBasic(headers: readonly HeaderField[]): Pick<FoundRequest, 'headers' | 'authentication'> {
  const at = headers.findIndex(([name]) => name.toLowerCase() === 'authorization');
  const [, user, password] = /^basic +([^\s:]+)(?: +|:)(\S.*)$/i.exec(headers[at]?.[1] ?? '') ?? [];
  if (user === undefined || password === undefined) return { headers, authentication: noAuthentication };
  return { headers: headers.toSpliced(at, 1), authentication: { kind: 'basic', user, password } };
}

/** Lines that begin with ? or & continue the URL. */
function headOf(lines: readonly string[]): { readonly headers: readonly HeaderField[]; readonly query: string } {
  const query = lines.flatMap((line) => /^\s+([?&]\S+)\s*$/.exec(line)?.[1] ?? []).join('');
  const headers = lines.flatMap((line): readonly HeaderField[] => {
    const colon = line.indexOf(':');
    if (colon <= 0 || /^(?:#|\/\/)/.test(line) || /^\s+[?&]/.test(line)) return [];
    return [[line.slice(0, colon).trim(), line.slice(colon + 1).trim()]];
  });
  return { headers, query };
}

/** As on the wire the URL is only a path, and the host stands in its field. */
function withHost(target: string, headers: readonly HeaderField[]): string {
  if (!target.startsWith('/')) return target;
  const host = headers.find(([name]) => name.toLowerCase() === 'host')?.[1];
  return host === undefined ? target : `https://${host}${target}`;
}

/** A form may go over several lines, each of which begins with &. What is a script or a file’s name is left out. */
function bodyOf(lines: readonly string[]): string {
  const script = lines.findIndex((line) => /^[<>] (?:\{%|\.|\/)/.test(line));
  const text = (script < 0 ? lines : lines.slice(0, script)).join('\n').trim();
  return text.replaceAll(/\n\s*&/g, '&');
}
