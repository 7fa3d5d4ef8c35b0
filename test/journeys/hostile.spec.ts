import { expect, test } from '../support/journey.ts';
import { recordingServer } from '../support/recording-server.ts';
import { workbench } from '../support/workbench.ts';

const token = 'token-of-a-hostile-server';
const members = { access_token: token, token_type: 'Bearer', expires_in: 60 };
const good = JSON.stringify(members);
const json = (change: object): string => JSON.stringify({ ...members, ...change });
const ok = (body: string, head = ''): string => `HTTP/1.1 200 OK\r\n${head}\r\n${body}`;
const jwt = (claims: string): string => `eyJhbGciOiJFUzI1NiJ9.${Buffer.from(claims).toString('base64url')}.c2ln`;

/** Answers as they should never come, each with the finding that stands first. */
const answers: readonly (readonly [what: string, answer: string, finding: string])[] = [
  [
    'a lifetime beyond every calendar',
    ok('{"access_token":"a","token_type":"bearer","expires_in":1e300}'),
    'expires-in-huge',
  ],
  ['a token of 100,000 characters', ok(json({ access_token: 'a'.repeat(100_000) })), 'token-over-8-kb'],
  ['a line break in the token', ok(json({ access_token: 'a\nb' })), 'token-with-odd-character'],
  [
    'claims nested 9,000 deep',
    ok(json({ access_token: jwt(`{"a":${'['.repeat(9000)}${']'.repeat(9000)}}`) })),
    'token-over-8-kb',
  ],
  ['claims with odd times', ok(json({ access_token: jwt('{"exp":"x","iat":1e400,"nbf":-1}') })), 'inexact-numbers'],
  ['a prototype in the JSON', ok(`{"__proto__":{"error":"x"},"access_token":"${token}"}`), 'token-type-missing'],
  ['JSON nested 100,000 deep', ok(`${'['.repeat(100_000)}${']'.repeat(100_000)}`), 'json-not-object'],
  [
    'markup in the error',
    ok('{"error":"<img src=x onerror=alert(1)>","error_uri":"javascript:alert(1)"}'),
    'other-error',
  ],
  ['an error of 50,000 characters', ok(JSON.stringify({ error: 'x'.repeat(50_000) })), 'other-error'],
  ['a status that does not exist', 'HTTP/1.1 999 \r\n\r\n', 'odd-status'],
  ['only an interim answer', 'HTTP/1.1 100 Continue\r\n\r\n', 'only-interim-answer'],
  ['a redirect to a script', 'HTTP/1.1 302 Found\r\nLocation: javascript:alert(1)\r\n\r\n', 'redirected'],
  ['no HTTP at all', 'SSH-2.0-OpenSSH_9\r\n', 'answered-by-other-service'],
  ['half a head', 'HTTP/1.1 200 OK\r\nConte', 'truncated-head'],
  ['5,000 headers', ok(good, 'A: b\r\n'.repeat(5000)), 'answer-may-be-cached'],
  ['lines that end in LF', `HTTP/1.1 200 OK\n\n${good}`, 'bare-lf'],
  [
    'lengths that contradict each other',
    ok(good, 'Content-Length: 5\r\nContent-Length: 7\r\n'),
    'conflicting-content-length',
  ],
  ['a body shorter than announced', ok(good, 'Content-Length: 5000\r\n'), 'truncated-body'],
  ['bytes after the end', `${ok(good, `Content-Length: ${good.length}\r\n`)}MORE`, 'bytes-after-the-answer'],
  ['chunks that are none', ok(good, 'Transfer-Encoding: chunked\r\n'), 'bad-chunk'],
  ['two answers', `${ok(good, `Content-Length: ${good.length}\r\n`)}${ok(good)}`, 'two-answers'],
  ['JSON cut in the middle', ok(good.slice(0, 30)), 'json-cut-off'],
  [
    'a secret sent back in an error',
    ok('{"error":"hunter-2-secret","error_description":"hunter-2-secret"}'),
    'other-error',
  ],
  ['a sign-in page', ok('<!doctype html><title>Sign in</title><input type="password">'), 'sign-in-page'],
  ['a number of Entra ID', ok('{"error":"invalid_client","error_description":"AADSTS7000222: x"}'), 'entra-error'],
  ['a coding that it does not have', ok(good, 'Content-Encoding: gzip\r\n'), 'coding-not-there'],
];

test('no answer breaks the page, hides its bytes, or shows a token unasked', async ({ page }) => {
  const at = workbench(page);
  let answer = '';
  const server = await recordingServer(() => answer);
  await page.goto('/');
  await at.fill(`${server.origin}/token`, 'machine', 'hunter-2-secret');
  for (const [index, [what, bytes, finding]] of answers.entries()) {
    answer = bytes;
    await at.press('Get token');
    await expect.poll(() => server.requests.length, what).toBe(index + 1);
    await expect(page.getByRole('button', { name: 'Cancel' }), what).toHaveCount(0);
    await expect(at.findings.getByRole('listitem').first(), what).toHaveAttribute('data-finding', finding);
    expect(await at.exchange.textContent(), what).not.toContain(token);
    await at.press('Reveal secrets');
    expect(await at.rawRequest.textContent(), what).toBe(server.requests[index]);
    expect(await at.rawResponse.textContent(), what).toBe(bytes);
    await expect(page.getByRole('alert'), what).toHaveCount(0);
  }
  await expect(at.clientSecret).toHaveValue('hunter-2-secret');
  await server.close();
});
