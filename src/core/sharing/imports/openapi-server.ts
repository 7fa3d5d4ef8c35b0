import type { LeftOut } from '../../http/curl-call.ts';
import { redactUrl } from '../secrets.ts';
import { entriesAt, listAt, textAt } from './members.ts';

/** Where the API of a description is: its first server, with the defaults of its variables. Empty where it says nothing. */
export function serverUrl(file: unknown): { readonly url: string; readonly leftOut: readonly LeftOut[] } {
  const servers = listAt(file, 'servers');
  const leftOut = servers.slice(1, 11).map((server) => ({
    written: `Server ${redactUrl(filledIn(server))}`,
    reason: 'Another server of the API; the first one is taken.',
  }));
  const url = servers.length > 0 ? filledIn(servers[0]) : swaggerUrl(file);
  return { url: url.replace(/\/+$/, ''), leftOut };
}

function filledIn(server: unknown): string {
  return entriesAt(server, 'variables').reduce(
    (url: string, [name, variable]) => url.replaceAll(`{${name}}`, () => textAt(variable, 'default') || `{${name}}`),
    textAt(server, 'url').slice(0, 4000),
  );
}

/** Swagger 2.0 has the URL in parts. */
function swaggerUrl(file: unknown): string {
  const host = textAt(file, 'host');
  if (host === '') return '';
  const schemes = listAt(file, 'schemes').filter((each) => each === 'https' || each === 'http');
  const scheme = schemes.length === 0 || schemes.includes('https') ? 'https' : 'http';
  return `${scheme}://${host}${textAt(file, 'basePath')}`;
}

/** A URL of the description made whole: relative ones are meant against the server (OpenAPI 3.1 §4.6). */
export function absoluteUrl(written: string, server: string): string {
  if (written === '' || URL.canParse(written)) return written;
  if (!URL.canParse(server)) return written;
  const base = `${server}/`;
  return URL.canParse(written, base) ? new URL(written, base).href : written;
}
