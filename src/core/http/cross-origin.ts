import type { HttpRequest } from './message.ts';

const simpleMethods = new Set(['GET', 'HEAD', 'POST']);
const simpleHeaders = new Set(['accept', 'accept-language', 'content-language']);
const simpleContentTypes = new Set(['application/x-www-form-urlencoded', 'multipart/form-data', 'text/plain']);

/** Whether a browser asks the other origin with an OPTIONS first (Fetch §4.8, "CORS-preflight fetch"). */
export function needsPreflight(request: HttpRequest): boolean {
  if (!simpleMethods.has(request.method)) return true;
  return request.headers.some(([name, value]) => {
    const lower = name.toLowerCase();
    if (lower === 'content-type') return !simpleContentTypes.has(value.split(';')[0]?.trim().toLowerCase() ?? '');
    return !simpleHeaders.has(lower);
  });
}

/** Whether a host name, as `URL.hostname` gives it, means this machine (RFC 6761 §6.3, RFC 5735, RFC 4291). */
export function isLoopback(hostname: string): boolean {
  return (
    hostname === 'localhost' ||
    hostname.endsWith('.localhost') ||
    hostname === '[::1]' ||
    /^127\.\d+\.\d+\.\d+$/.test(hostname)
  );
}
