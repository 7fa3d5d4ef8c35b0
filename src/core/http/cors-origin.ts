import { headerValues, type HeaderField } from './message.ts';

/** What is wrong with `Access-Control-Allow-Origin` for one page, in a stable code (Fetch, "CORS check"). */
export type OriginFault =
  | 'acao-missing'
  | 'acao-empty'
  | 'acao-null'
  /** The same origin written otherwise: a slash or a path behind it, other case, a default port. */
  | 'acao-slash-or-case'
  /** The same host, and another scheme or port. */
  | 'acao-other-scheme-or-port'
  | 'acao-several-fields'
  | 'acao-list'
  /** A `*` inside of a longer value, which means nothing there. */
  | 'acao-pattern'
  | 'acao-other-origin';

/** The values of the field joined, as a browser compares them; undefined where it is absent. */
export function allowedOrigin(headers: readonly HeaderField[]): string | undefined {
  const values = headerValues(headers, 'access-control-allow-origin');
  return values.length === 0 ? undefined : values.join(', ');
}

/** Why a browser does not hand this answer to the page, or undefined where it does. No cookies are involved. */
export function originFault(headers: readonly HeaderField[], pageOrigin: string): OriginFault | undefined {
  const value = allowedOrigin(headers);
  if (value === undefined) return 'acao-missing';
  if (value === '*' || value === pageOrigin) return undefined;
  if (value === '') return 'acao-empty';
  if (value === 'null') return 'acao-null';
  if (headerValues(headers, 'access-control-allow-origin').length > 1) return 'acao-several-fields';
  if (/[,\s]/.test(value)) return 'acao-list';
  if (value.includes('*')) return 'acao-pattern';
  return nearMiss(value, pageOrigin) ?? 'acao-other-origin';
}

function nearMiss(value: string, pageOrigin: string): OriginFault | undefined {
  if (!URL.canParse(value) || !URL.canParse(pageOrigin)) return undefined;
  const [given, wanted] = [new URL(value), new URL(pageOrigin)];
  if (given.origin === wanted.origin) return 'acao-slash-or-case';
  return given.hostname === wanted.hostname ? 'acao-other-scheme-or-port' : undefined;
}
