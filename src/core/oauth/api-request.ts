import { utf8 } from '../http/bytes.ts';
import { headerValue, type HeaderField, type HttpRequest, type Method } from '../http/message.ts';
import { isRedactedToken } from '../jwt/redacted-token.ts';
import { urlFault } from '../http/url-fault.ts';
import { fieldFault } from '../http/wire-request.ts';

/** A call to an API as typed. */
export type ApiCall = {
  readonly url: string;
  readonly method: Method;
  /** One `Name: value` a line. */
  readonly headersText: string;
  readonly body: string;
};

/** What keeps the call from being sent; `line` counts from 1 in the headers. */
export type ApiCallFault = {
  readonly field: 'url' | 'headers' | 'body' | 'token';
  readonly line?: number;
  readonly message: string;
};

/** The request, or everything that is wrong with what was typed. */
export type BuiltApiRequest =
  | { readonly kind: 'ready'; readonly request: HttpRequest }
  | { readonly kind: 'incomplete'; readonly faults: readonly ApiCallFault[] };

/**
 * The call with the access token as Bearer (RFC 6750 §2.1) or DPoP (RFC 9449 §7.1; the proof is added when it is sent),
 * in this spelling whatever the case of `token_type`: some APIs insist on it. A typed Authorization wins; without token and header the call goes out without, to see what the
 * API says.
 */
export function apiRequest(
  call: ApiCall,
  accessToken: string | undefined,
  scheme: 'Bearer' | 'DPoP' = 'Bearer',
): BuiltApiRequest {
  const lines = call.headersText
    .split(/\r?\n/)
    .map(headerLine)
    .filter((line) => line !== undefined);
  const typed = lines.flatMap((line) => ('field' in line ? [line.field] : []));
  const authorization = authorizationFor(typed, accessToken, scheme);
  const faults = [...callFaults(call, typed), ...lines.flatMap((line) => ('fault' in line ? [line.fault] : []))];
  if (authorization.length > 0 && isRedactedToken(accessToken ?? ''))
    faults.push({ field: 'token', message: recordedToken });
  const tokenFault = authorization.map(fieldFault).find((fault) => fault !== undefined);
  if (tokenFault !== undefined) faults.push({ field: 'token', message: unsendableToken });
  if (faults.length > 0) return { kind: 'incomplete', faults };
  return {
    kind: 'ready',
    request: {
      method: call.method,
      url: new URL(call.url).href,
      headers: [...authorization, ...typed, ...contentType(call.body, typed)],
      body: utf8(call.body),
    },
  };
}

const recordedToken =
  'This token comes from the history, where it was kept without its signature, so no API would take it: get a new one.';

const unsendableToken =
  'The token holds a line break, a control character or one beyond ISO 8859-1, so it fits into no header: paste it again.';

function authorizationFor(
  typed: readonly HeaderField[],
  accessToken: string | undefined,
  scheme: 'Bearer' | 'DPoP',
): readonly HeaderField[] {
  if (accessToken === undefined || accessToken === '') return [];
  if (headerValue(typed, 'authorization') !== undefined) return [];
  return [['Authorization', `${scheme} ${accessToken}`]];
}

type Line = { readonly field: HeaderField } | { readonly fault: ApiCallFault } | undefined;

function headerLine(text: string, index: number): Line {
  if (text.trim() === '') return undefined;
  const at = { field: 'headers', line: index + 1 } as const;
  const colon = text.indexOf(':');
  if (colon < 0) return { fault: { ...at, message: `Line ${index + 1}: write the name, a colon and the value.` } };
  const field: HeaderField = [text.slice(0, colon), text.slice(colon + 1).trim()];
  const reason = fieldFault(field);
  return reason === undefined ? { field } : { fault: { ...at, message: `Line ${index + 1}: ${reason}` } };
}

function callFaults(call: ApiCall, typed: readonly HeaderField[]): ApiCallFault[] {
  const faults: ApiCallFault[] = [];
  const url = urlFault(call.url, 'API URL');
  if (url !== undefined) faults.push({ field: 'url', message: url });
  if (typed.filter(([name]) => name.toLowerCase() === 'host').length > 1) {
    faults.push({ field: 'headers', message: 'Host may stand once: remove the others.' });
  }
  if (call.body !== '' && (call.method === 'GET' || call.method === 'HEAD')) {
    faults.push({ field: 'body', message: `${call.method} carries no body: clear it, or choose POST, PUT or PATCH.` });
  } else if (/\p{Surrogate}/u.test(call.body)) {
    faults.push({ field: 'body', message: 'The body holds half a character, perhaps cut in copying: type it again.' });
  }
  return faults;
}

function contentType(body: string, typed: readonly HeaderField[]): readonly HeaderField[] {
  if (headerValue(typed, 'content-type') !== undefined || !isJson(body)) return [];
  return [['Content-Type', 'application/json']];
}

function isJson(body: string): boolean {
  try {
    JSON.parse(body);
    return true;
  } catch {
    return false;
  }
}
