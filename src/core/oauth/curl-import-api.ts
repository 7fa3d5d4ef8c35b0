import { base64, utf8 } from '../http/bytes.ts';
import { headerValue, type HeaderField, type Method, methods } from '../http/message.ts';
import type { ApiCall } from './api-request.ts';
import type { CurlImport, ReadCurl } from './curl-import.ts';
import { headerRows } from './curl-import-headers.ts';

type Filled = Pick<Extract<CurlImport, { kind: 'api-call' }>, 'kind' | 'call' | 'token'>;

/** A command that asks for no token, as a call to an API. */
export function curlApiCall(read: ReadCurl): Filled {
  const { call, url, body } = read;
  const token = tokenOf(read);
  const typed = [
    ...authorizationLines(read, token),
    ...headerRows(read, []).map(({ name, value }): HeaderField => [name, value]),
  ];
  const headers = [...typed, ...defaults(read, typed)];
  return {
    kind: 'api-call',
    call: {
      url,
      method: methodOf(call.method ?? (body === '' ? 'GET' : 'POST'), read),
      headersText: headers.map(([name, value]) => `${name}: ${value}`).join('\n'),
      body,
    } satisfies ApiCall,
    token: token !== undefined && token.includes('$') ? undefined : token,
  };
}

function tokenOf({ call, notes }: ReadCurl): string | undefined {
  const written = headerValue(call.headers, 'authorization');
  const token = call.bearer ?? /^bearer\s+(\S+)\s*$/i.exec(written ?? '')?.[1];
  if (token?.includes('$') === true) notes.push(`The token is ${token}, so the call takes the token that is in hand.`);
  return token;
}

/** Any other Authorization stays one of the lines; the token has a field of its own. */
function authorizationLines({ call, urlUser }: ReadCurl, token: string | undefined): readonly HeaderField[] {
  const written = headerValue(call.headers, 'authorization');
  if (written !== undefined && token === undefined) return [['Authorization', written]];
  const user = call.user ?? urlUser;
  if (written !== undefined || user === undefined) return [];
  return [['Authorization', `Basic ${base64(utf8(user))}`]];
}

/** What curl adds to a call with data, where the command says nothing else. */
function defaults({ call, body }: ReadCurl, typed: readonly HeaderField[]): readonly HeaderField[] {
  const json = 'application/json';
  const added: readonly HeaderField[] = call.isJson
    ? [
        ['Content-Type', json],
        ['Accept', json],
      ]
    : body === '' || isJson(body)
      ? []
      : [['Content-Type', 'application/x-www-form-urlencoded']];
  return added.filter(([name]) => headerValue(typed, name) === undefined);
}

function isJson(body: string): boolean {
  try {
    JSON.parse(body);
    return true;
  } catch {
    return false;
  }
}

function methodOf(written: string, { body, leftOut }: ReadCurl): Method {
  const method = methods.find((each) => each === written.toUpperCase());
  if (method !== undefined) return method;
  leftOut.push({ written: `-X ${written}`, reason: 'This method is not offered here.' });
  return body === '' ? 'GET' : 'POST';
}
