import { noBytes, utf8 } from '#core/http/bytes.ts';
import type { HeaderField, HttpRequest, Method } from '#core/http/message.ts';

/** One page's request and what a server answers to it, as bytes. */
export type CorsCase = {
  readonly request: HttpRequest;
  readonly preflightAnswer: string;
  readonly answer: string;
};

type Pick = <T>(...choices: readonly T[]) => T;

/** The same cases for the same seed; about half of them are allowed, or nothing but refusals would be compared. */
export function corsCases(count: number, seed: number, pageOrigin: string, serverOrigin: string): readonly CorsCase[] {
  const random = randomFrom(seed);
  const pick: Pick = (...choices) => choices[Math.floor(random() * choices.length)] ?? fail();
  const often = (share: number): boolean => random() < share;
  return Array.from({ length: count }, (_, index) => {
    const method = pick<Method>('GET', 'GET', 'HEAD', 'POST', 'POST', 'POST', 'PUT', 'PATCH', 'DELETE');
    const headers = requestHeaders(pick, often);
    const asked = headers.map(([name]) => name.toLowerCase()).join(', ');
    const hasBody = method !== 'GET' && method !== 'HEAD';
    return {
      request: { method, url: `${serverOrigin}/case/${index}`, headers, body: hasBody ? utf8('a=b') : noBytes },
      preflightAnswer: message(
        often(0.8) ? 204 : pick(200, 206, 299, 301, 302, 307, 304, 400, 401, 403, 404, 405, 500),
        [
          ...allowOrigin(pick, often, pageOrigin),
          ...allowMethods(pick, often, method),
          ...allowHeaders(pick, often, asked),
          ...(often(0.2) ? [['Access-Control-Allow-Credentials', pick('true', 'false')] as const] : []),
        ],
      ),
      answer: message(often(0.8) ? 200 : pick(201, 204, 301, 302, 303, 304, 307, 308, 400, 401, 403, 404, 500, 503), [
        ...allowOrigin(pick, often, pageOrigin),
        ...exposeHeaders(pick),
        ['Content-Type', 'application/json'],
        ['WWW-Authenticate', 'Bearer error="invalid_token"'],
        ['DPoP-Nonce', 'abc'],
        ['Date', 'Sun, 06 Nov 1994 08:49:37 GMT'],
        ['X-Request-Id', '1'],
        ...(often(0.2) ? [['Set-Cookie', 'a=b'] as const] : []),
        ...(often(0.3) ? [['Cache-Control', 'no-store'] as const, ['Pragma', 'no-cache'] as const] : []),
      ]),
    };
  });
}

function requestHeaders(pick: Pick, often: (share: number) => boolean): readonly HeaderField[] {
  const fields: readonly (() => HeaderField)[] = [
    () => ['Authorization', pick('Basic YTpi', 'Bearer t')],
    () => ['DPoP', 'proof'],
    () => ['X-Custom', 'one'],
    () => ['Accept', pick('application/json', '*/*', 'a/b;q="1"', 'x'.repeat(128), 'x'.repeat(129))],
    () => ['Accept-Language', pick('de', 'de-AT;q=0.5, *', 'de_AT')],
    () => ['Content-Language', pick('de', 'de:AT')],
    () => ['Range', pick('bytes=0-9', 'bytes=5-', 'bytes=-5', 'bytes=9-0', 'bytes=0-1,3-4')],
    () => [pick('User-Agent', 'Cookie', 'Date', 'Origin', 'Referer', 'Sec-Thing', 'Proxy-Thing', 'Host', 'DNT'), 'odd'],
    () => [pick('X-HTTP-Method-Override', 'X-Method-Override'), pick('PUT', 'TRACE', 'put, track')],
  ];
  const type: HeaderField = [
    'Content-Type',
    pick(
      'application/x-www-form-urlencoded',
      'application/x-www-form-urlencoded',
      'text/plain; charset=utf-8',
      'TEXT/PLAIN',
      'application/json',
      'text/plain; a="b"',
      'multipart/form-data',
      'nonsense',
    ),
  ];
  return [...(often(0.6) ? [type] : []), ...fields.flatMap((field) => (often(0.22) ? [field()] : []))];
}

function allowOrigin(pick: Pick, often: (share: number) => boolean, origin: string): readonly HeaderField[] {
  const name = 'Access-Control-Allow-Origin';
  if (often(0.75)) return [[name, pick('*', origin)]];
  const other = 'https://other.example';
  const values = pick<readonly string[]>(
    [],
    [''],
    ['null'],
    [`${origin}/`],
    [origin.toUpperCase()],
    [origin.replace('http:', 'https:')],
    [origin.replace(/:\d+$/, '')],
    [other],
    [`${origin}, ${other}`],
    [`${origin} ${other}`],
    [origin, origin],
    ['*', '*'],
    ['*', origin],
    ['http://*'],
    ['* '],
    [`\t${origin} `],
    [`"${origin}"`],
  );
  return values.map((value) => [name, value] as const);
}

function allowMethods(pick: Pick, often: (share: number) => boolean, method: string): readonly HeaderField[] {
  const name = 'Access-Control-Allow-Methods';
  if (often(0.6)) return [[name, 'GET, HEAD, POST, PUT, PATCH, DELETE']];
  const values = pick<readonly string[]>(
    [],
    ['*'],
    ['"*"'],
    [''],
    [method],
    [method.toLowerCase()],
    ['GET, POST'],
    ['GET POST'],
    ['GET;POST'],
    [`,${method},,`],
    ['GET', 'PUT', 'DELETE', 'PATCH'],
    ['"PUT"'],
    ['PUT, ('],
  );
  return values.map((value) => [name, value] as const);
}

function allowHeaders(pick: Pick, often: (share: number) => boolean, asked: string): readonly HeaderField[] {
  const name = 'Access-Control-Allow-Headers';
  if (often(0.55)) return [[name, asked]];
  const values = pick<readonly string[]>(
    [],
    ['*'],
    ['*, authorization'],
    [''],
    ['authorization'],
    ['Authorization, CONTENT-TYPE, DPoP, x-custom, Accept, Range, Accept-Language, Content-Language'],
    ['content-type', 'authorization', 'dpop', 'x-custom'],
    ['authorization content-type'],
    ['authorization; content-type'],
    [`, ${asked} ,`],
    [`"${asked}"`],
    [`${asked}, a b`],
    ['*, a b'],
  );
  return values.map((value) => [name, value] as const);
}

function exposeHeaders(pick: Pick): readonly HeaderField[] {
  const values = pick<readonly string[]>(
    [],
    [],
    ['*'],
    ['DPoP-Nonce, WWW-Authenticate'],
    ['dpop-nonce', 'Date'],
    ['Set-Cookie, X-Request-Id'],
    ['DPoP-Nonce; Date'],
    ['DPoP-Nonce, a b'],
    [',Date,'],
    [''],
    ['*, a b'],
  );
  return values.map((value) => ['Access-Control-Expose-Headers', value] as const);
}

function message(status: number, headers: readonly HeaderField[]): string {
  const isRedirect = status >= 301 && status <= 308 && status !== 304;
  const all: readonly HeaderField[] = [
    ...headers,
    ...(isRedirect ? [['Location', '/elsewhere'] as const] : []),
    ['Content-Length', '0'],
    ['Connection', 'close'],
  ];
  return `HTTP/1.1 ${status} Said\r\n${all.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`;
}

/** Mulberry32: small, and the same everywhere. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

function fail(): never {
  throw new Error('Nothing to pick from.');
}
