import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { messageView } from '#core/http/message-view.ts';
import { maskedText, maskSegments } from '#core/sharing/secrets.ts';

/** The message as it is shown, with secrets as `[…]` so that a test sees what is masked. */
function shown(message: string, side: 'request' | 'response', ...known: string[]): string {
  return maskSegments(messageView(message, side), known)
    .map(({ text, secret }) => (secret ? `[${text}]` : text))
    .join('');
}
const inRequest = (message: string, ...known: string[]) =>
  shown(`GET / HTTP/1.1\r\n${message}`, 'request', ...known).slice(16);
const inBody = (body: string, ...known: string[]) =>
  shown(`HTTP/1.1 200 OK\r\n\r\n${body}`, 'response', ...known).slice(19);
const chunked = (body: string, ...known: string[]) => {
  const head = 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n';
  return shown(head + body, 'response', ...known).slice(head.length);
};

describe('secrets by their place', () => {
  it.each([
    ['Authorization: Basic c2VydmVyOlNlY3IzdCE=', 'Authorization: Basic [c2VydmVyOlNlY3IzdCE=]'],
    ['authorization: bearer abc def', 'authorization: bearer [abc def]'],
    ['Authorization: abc', 'Authorization: [abc]'],
    ['Proxy-Authorization: Basic YQ==', 'Proxy-Authorization: Basic [YQ==]'],
    ['Authorization: Basic\r\n YQ==', 'Authorization: [Basic]\r\n [YQ==]'],
    ['Cookie: sid=1; theme=a=b;x', 'Cookie: sid=[1]; theme=[a=b];[x]'],
    ['DPoP: x', 'DPoP: [x]'],
    ['X-Api-Key: k', 'X-Api-Key: [k]'],
    ['Ocp-Apim-Subscription-Key: k', 'Ocp-Apim-Subscription-Key: [k]'],
    ['X-Amz-Security-Token: k', 'X-Amz-Security-Token: [k]'],
    ['DPoP-Nonce: n', 'DPoP-Nonce: n'],
    ['Accept: application/json', 'Accept: application/json'],
  ])('masks the field %j', (field, expected) => {
    expect(inRequest(`${field}\r\n\r\n`)).toBe(`${expected}\r\n\r\n`);
  });

  it('masks the value of Set-Cookie and keeps its attributes', () => {
    expect(shown('HTTP/1.1 200 OK\r\nSet-Cookie: sid=a=b; Path=/; HttpOnly\r\n\r\n', 'response')).toContain(
      'sid=[a=b]; Path=/; HttpOnly',
    );
  });

  it('masks parameters in the query and in the body', () => {
    const message =
      'POST /token?access_token=a%20b&x=1 HTTP/1.1\r\nContent-Type: application/x-www-form-urlencoded\r\n\r\n' +
      'grant_type=client_credentials&client_secret=Secr3t%21&client%5Fassertion=abc&client_assertion_type=urn&code=1&scope=read';
    expect(shown(message, 'request')).toBe(
      'POST /token?access_token=[a%20b]&x=1 HTTP/1.1\r\nContent-Type: application/x-www-form-urlencoded\r\n\r\n' +
        'grant_type=client_credentials&client_secret=[Secr3t%21]&client%5Fassertion=[abc]&client_assertion_type=urn&code=[1]&scope=read',
    );
  });

  it.each([
    ['{"access_token":"abc","token_type":"bearer"}', '{"access_token":"[abc]","token_type":"bearer"}'],
    ['{"a":{"refreshToken" :\n"x\\"y"}}', '{"a":{"refreshToken" :\n"[x\\"y]"}}'],
    ['{"client_secret":["a","b"],"c":"d"}', '{"client_secret":["[a]","[b]"],"c":"d"}'],
    ['{"headers":{"authorization":"Bearer abc"}}', '{"headers":{"authorization":"Bearer [abc]"}}'],
    ['{"code":404,"password":1234}', '{"code":404,"password":[1234]}'],
    ['{"access\\u005ftoken":"abc"}', '{"access\\u005ftoken":"[abc]"}'],
    ['{"access_token":"abc', '{"access_token":"[abc]'],
    ['{"access_token":"abc\\', '{"access_token":"[abc\\]'],
    ['{access_token:1,"id_token":"abc"}}}', '{access_token:1,"id_token":"[abc]"}}}'],
    ["{'access_token': 'abc'}", "{'access_token': '[abc]'}"],
    ['{"raw":"{\\"access_token\\":\\"abc\\\\\\"d\\"}"}', '{"raw":"{\\"access_token\\":\\"[abc\\\\\\"d]\\"}"}'],
    ['{"access_token":""}', '{"access_token":""}'],
    ['access_token=abc&scope=read', 'access_token=[abc]&scope=read'],
    ['<a href="/cb?id_token=abc">x</a>', '<a href="/cb?id_token=[abc]">x</a>'],
    ['<access_token>abc</access_token>', '<access_token>[abc]</access_token>'],
    ['{"error":"invalid_token"}', '{"error":"invalid_token"}'],
    ['{"token_endpoint":"https://as.test/token"}', '{"token_endpoint":"https://as.test/token"}'],
    ['<p>Error code=400, Bearer authentication required</p>', '<p>Error code=400, Bearer authentication required</p>'],
  ])('masks the body %s', (body, expected) => {
    expect(inBody(body)).toBe(expected);
  });

  it('masks a value that chunk borders split, and only it (RFC 9112 §7.1)', () => {
    expect(chunked('12\r\n{"access_token":"a\r\n3\r\nbcd\r\n9\r\ne","x":1}\r\n0\r\n\r\n')).toBe(
      '12\r\n{"access_token":"[a]\r\n3\r\n[bcd]\r\n9\r\n[e]","x":1}\r\n0\r\n\r\n',
    );
  });

  it('masks a name that chunk borders split', () => {
    expect(chunked('7\r\n{"acces\r\ne\r\ns_token":"abc"\r\n1\r\n}\r\n0\r\n\r\n')).toContain('s_token":"[abc]"');
  });
});

describe('secrets by their looks', () => {
  const jwt = 'eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJhIn0.c2lnbmF0dXJl';

  it.each([
    [`Your token is ${jwt}.`, `Your token is [${jwt}].`],
    [`\\n${jwt}\\n`, `\\n[${jwt}]\\n`],
    ['eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJhIn0', '[eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJhIn0]'],
    ['a eyJ.b c', 'a eyJ.b c'],
    ['https://user:pass@host.test/', 'https://[user:pass]@host.test/'],
    ['you sent Basic c2VydmVyOlNlY3IzdCE=', 'you sent Basic [c2VydmVyOlNlY3IzdCE=]'],
    ['you sent Bearer abcdefghijklmnop1', 'you sent Bearer [abcdefghijklmnop1]'],
    [
      '-----BEGIN PRIVATE KEY-----\nabc\n-----END PRIVATE KEY-----',
      '-----BEGIN PRIVATE KEY-----[\nabc\n]-----END PRIVATE KEY-----',
    ],
    ['-----BEGIN CERTIFICATE-----\nabc', '-----BEGIN CERTIFICATE-----\nabc'],
    ['key sk_live_abcdefghij1', 'key [sk_live_abcdefghij1]'],
  ])('are masked in %j', (body, expected) => {
    expect(inBody(body)).toBe(expected);
  });
});

describe('known secrets', () => {
  it.each([
    ['plain', 'Secr3t!', 'no Secr3t! here', 'no [Secr3t!] here'],
    ['form-encoded', 'a b&ü', 'x a+b%26%C3%BC y', 'x [a+b%26%C3%BC] y'],
    [
      'percent-encoded, in lower case and twice',
      'a b/ü',
      'a%20b%2f%c3%bc a%2520b%252F%25C3%25BC',
      '[a%20b%2f%c3%bc] [a%2520b%252F%25C3%25BC]',
    ],
    ['encoded more than needed', 'Secr3t!', '%53%65cr3t%21', '[%53%65cr3t%21]'],
    ['escaped for JSON', 'a"b\\c/d\n', '"a\\"b\\\\c\\/d\\n"', '"[a\\"b\\\\c\\/d\\n]"'],
    ['escaped with code points', 'Sü<r3t', 'S\\u00fc\\u003Cr3t', '[S\\u00fc\\u003Cr3t]'],
    [
      'escaped for HTML',
      `a&b'c"<`,
      'a&amp;b&#39;c&quot;&lt; a&#38;b&#x27;c&#x22;&#60;',
      '[a&amp;b&#39;c&quot;&lt;] [a&#38;b&#x27;c&#x22;&#60;]',
    ],
    ['in base64 after an id', 'Secr3t!', 'got c2VydmVyOlNlY3IzdCE= ok', 'got [c2VydmVyOlNlY3IzdCE=] ok'],
    ['in base64 after an id of another length', 'Secr3t!', 'got YTpTZWNyM3Qh ok', 'got [YTpTZWNyM3Qh] ok'],
    [
      'in base64 of its form encoding',
      'Secr3t!',
      'got c2VydmVyOlNlY3IzdCUyMQ== ok',
      'got [c2VydmVyOlNlY3IzdCUyMQ==] ok',
    ],
    ['in base64url', '>>>>????', 'got Pj4-Pj8_Pz8 ok', 'got [Pj4-Pj8_Pz8] ok'],
    ['in hex', 'Secr3t!', 'got 53656372337421 ok', 'got [53656372337421] ok'],
    ['in ISO 8859-1, undecodable here', 'Pässword', 'P\uFFFDssword', '[P\uFFFDssword]'],
    ['of backslashes', '\\\\\\\\', 'x \\\\\\\\ y', 'x [\\\\\\\\] y'],
    ['shorter than four letters, not in text', 'abc', 'abc', 'abc'],
  ])('are masked %s', (_name, secret, body, expected) => {
    expect(inBody(body, secret)).toBe(expected);
  });

  it('are masked in reason phrases, header values and targets', () => {
    expect(shown('HTTP/1.1 401 Bad Secr3t!\r\nX-Echo: s=Secr3t%21\r\n\r\n', 'response', 'Secr3t!')).toBe(
      'HTTP/1.1 401 Bad [Secr3t!]\r\nX-Echo: s=[Secr3t%21]\r\n\r\n',
    );
    expect(shown('GET /a/Secr3t!/b?x=Secr3t! HTTP/1.1\r\n\r\n', 'request', 'Secr3t!')).toBe(
      'GET /a/[Secr3t!]/b?x=[Secr3t!] HTTP/1.1\r\n\r\n',
    );
  });

  it('are masked across chunk borders, in trailers, and behind the last chunk', () => {
    expect(chunked('4\r\n<Sec\r\n5\r\nr3t!>\r\n0\r\nX: Secr3t!\r\n\r\nSecr3t!', 'Secr3t!')).toBe(
      '4\r\n<[Sec]\r\n5\r\n[r3t!]>\r\n0\r\nX: [Secr3t!]\r\n\r\n[Secr3t!]',
    );
  });

  it('are masked whole where they are long', () => {
    const token = `${'a1b2'.repeat(300)}.x_y-z`;
    expect(inBody(`"${token}"`, token)).toBe(`"[${token}]"`);
  });

  it('are never shown, in whatever encoding an echo chooses', { timeout: 300_000 }, () => {
    const encoders: readonly ((text: string) => string)[] = [
      (text) => text,
      encodeURIComponent,
      (text) => new URLSearchParams({ x: text }).toString().slice(2),
      (text) => JSON.stringify(text).slice(1, -1),
      (text) => JSON.stringify(JSON.stringify(text)).slice(3, -3),
      (text) => Buffer.from(`id:${text}`).toString('base64'),
      (text) => Buffer.from(`i:${text}`).toString('base64url'),
      (text) => Buffer.from(`:${encodeURIComponent(text)}:`).toString('base64'),
      (text) => Buffer.from(text).toString('hex').toUpperCase(),
      (text) =>
        text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;').replaceAll("'", '&#x27;'),
    ];
    // Prefixed, so that what is looked for cannot stand in the frame by chance.
    const secret = fc
      .string({ unit: 'grapheme', maxLength: 12 })
      .filter((text) => !/\p{Surrogate}/u.test(text))
      .map((text) => `Zq7_${text}~`);
    fc.assert(
      fc.property(
        secret,
        fc.constantFrom(...encoders),
        fc.constantFrom('{"a":"@"}', '<p>@</p>', 'x @ y'),
        (value, encode, frame) => {
          const visible = maskSegments(
            messageView(`HTTP/1.1 200 OK\r\n\r\n${frame.replace('@', () => encode(value))}`, 'response'),
            [value],
          )
            .map(({ text, secret: isSecret }) => (isSecret ? '' : text))
            .join('');
          expect(visible).toBe(`HTTP/1.1 200 OK\r\n\r\n${frame.replace('@', '')}`);
        },
      ),
      { numRuns: 1000 },
    );
  });
});

describe('masking any text', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      '"access_token"',
      ':',
      '"',
      '\\',
      'eyJ',
      '.',
      'Basic ',
      'YTpi',
      '\r\n',
      '4\r\n',
      '://',
      '@',
      '&',
      'token=',
      'Secr3t!',
      '%53',
      '-----BEGIN PRIVATE KEY-----',
      '<token>',
      "'",
    ),
    fc.string(),
  );
  const head = fc.constantFrom(
    '',
    'HTTP/1.1 200 OK\r\n\r\n',
    'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n',
    'HTTP/1.1 200 OK\r\n',
  );

  it('joins to the text exactly, keeps kinds and places, and leaves no piece empty', { timeout: 300_000 }, () => {
    fc.assert(
      fc.property(
        head,
        fc.array(piece, { maxLength: 25 }),
        fc.constantFrom('request' as const, 'response' as const),
        (start, pieces, side) => {
          const text = start + pieces.join('');
          const masked = maskSegments(messageView(text, side), ['Secr3t!', 'a"b\\', '']);
          expect(masked.map((segment) => segment.text).join('')).toBe(text);
          expect(masked.every((segment) => segment.text !== '')).toBe(true);
        },
      ),
      { numRuns: 3000 },
    );
  });

  it.each([
    ['backslashes', '\\'.repeat(256 * 1024)],
    ['beginnings of JWTs', 'eyJ'.repeat(85 * 1024)],
    ['beginnings of keys', '-----BEGIN PRIVATE KEY-----'.repeat(9 * 1024)],
    ['quoted names', '"password":"'.repeat(21 * 1024)],
    ['nested quotes', '\\\\"token\\":\\"'.repeat(20 * 1024)],
    ['one long word in base64', 'aaaa'.repeat(64 * 1024)],
  ])('of 256 KiB takes moments: %s', (_name, body) => {
    const segments = messageView(`HTTP/1.1 200 OK\r\n\r\n${body}`, 'response');
    const start = performance.now();
    maskSegments(segments, ['\\'.repeat(40), 'a'.repeat(64), 'iiii']);
    // It takes some 50 ms. The bound is for busy machines, and still far from what anything quadratic would take.
    expect(performance.now() - start).toBeLessThan(5000);
  });
});

describe('maskedText', () => {
  it('has one length for all', () => {
    expect(maskedText).toBe('••••••••');
  });

  it.each([255, 256, 257, 1000, 100_000])('finds a secret of %i characters, plain and in base64', (length) => {
    const secret = Array.from({ length }, (_, at) => 'abcdefghijklmnopqrstuvwxyz'.charAt((at * 7) % 26)).join('');
    const text = `HTTP/1.1 200 OK\r\n\r\nplain ${secret} coded ${btoa(secret)}`;
    const masked = maskSegments(messageView(text, 'response'), [secret]).filter((segment) => segment.secret);
    expect(masked.map((segment) => segment.text)).toEqual([secret, btoa(secret)]);
  });

  it('finds the same on every look, also after many other secrets', () => {
    const segments = messageView('HTTP/1.1 200 OK\r\n\r\nfirst-secret and first-secret', 'response');
    const found = (secret: string): readonly string[] =>
      maskSegments(segments, [secret]).flatMap(({ secret: isSecret, text }) => (isSecret ? [text] : []));
    expect(found('first-secret')).toEqual(['first-secret', 'first-secret']);
    for (let other = 0; other < 200; other++) expect(found(`other-secret-${other}`)).toEqual([]);
    expect(found('first-secret')).toEqual(['first-secret', 'first-secret']);
    expect(found('first-secret')).toEqual(['first-secret', 'first-secret']);
  });
});
