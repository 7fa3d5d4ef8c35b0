import { brotliCompressSync, gzipSync } from 'node:zlib';
import type { TokenRun } from '#core/findings/finding.ts';
import { bytesOf, runFromBytes } from '../bytes-run.ts';
import { goodMembers, issued, refused, ruleCase, status } from './case-builder.ts';
import type { RuleCase } from './rule-case.ts';

const json = JSON.stringify(goodMembers);
const head = 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nCache-Control: no-store\r\n';
const ok = (extra = '', body = json): string => `${head}${extra}Content-Length: ${body.length}\r\n\r\n${body}`;
const good = runFromBytes(ok());
const bytes = (answer: string): TokenRun => runFromBytes(answer);
const odd = (id: string, example: string, answer: string): RuleCase => ruleCase(id, example, bytes(answer), good);
const coded = (body: Uint8Array, coding: string): TokenRun =>
  runFromBytes(
    bytesOf(
      `${head}${coding === '' ? '' : `Content-Encoding: ${coding}\r\n`}Content-Length: ${body.length}\r\n\r\n`,
      body,
    ),
  );
const redirect = (location: string, tokenEndpoint = 'https://as.example/token'): TokenRun =>
  runFromBytes(`HTTP/1.1 302 Found\r\nLocation: ${location}\r\nContent-Length: 0\r\n\r\n`, { tokenEndpoint });
const trouble = (id: string, code: number, example: string): RuleCase =>
  ruleCase(id, example, status(code), refused('invalid_client', undefined, { status: code }));
const withEnding = (ending: 'timeout' | 'complete'): TokenRun => {
  const run = issued();
  const { outcome } = run.exchange;
  if (outcome.kind !== 'response') return run;
  const told = ending === 'timeout' ? ({ kind: 'timeout', limitMs: 30_000 } as const) : ({ kind: 'complete' } as const);
  return { ...run, exchange: { ...run.exchange, outcome: { ...outcome, ending: told } } };
};
const trusted = (kind: 'verified' | 'not-verified'): TokenRun => {
  const trust = kind === 'verified' ? ({ kind, authorities: 'Node' } as const) : ({ kind } as const);
  const tls = { protocol: 'TLSv1.3', cipher: 'x', alpn: undefined, trust, chain: [] };
  return issued({}, { change: { peer: { address: '192.0.2.1', port: 443, tls } } });
};

/** A case for each rule about any answer. */
export const httpCases: readonly RuleCase[] = [
  ruleCase(
    'redirected-to-https',
    'http in the URL',
    redirect('https://as.example/token', 'http://as.example/token'),
    redirect('https://as.example/other', 'http://as.example/token'),
  ),
  ruleCase(
    'redirected-to-sign-in',
    'a path behind single sign-on',
    redirect('/login?returnUrl=x'),
    redirect('/tokens'),
  ),
  ruleCase('redirected-by-slash', 'a missing slash', redirect('/token/'), redirect('/tokens/')),
  ruleCase('redirected-to-other-host', 'a server that moved', redirect('https://new.example/token'), redirect('/new')),
  ruleCase('redirected', 'another path', redirect('/v2/token'), redirect('/token/')),
  ruleCase('not-modified', 'a cache that answers', status(304), status(302)),
  ruleCase('rate-limited', '429 with the time to wait', status(429, [['Retry-After', '120']]), status(428)),
  trouble('not-implemented', 501, '501'),
  trouble('bad-gateway', 502, '502'),
  trouble('unavailable', 503, '503'),
  trouble('gateway-timeout', 504, '504'),
  trouble('version-refused', 505, '505'),
  trouble('network-login', 511, '511'),
  trouble('gateway-lost-server', 522, '522 of Cloudflare'),
  trouble('server-error', 500, '500'),
  ruleCase('coding-not-there', 'gzip told and not done', coded(new Uint8Array(Buffer.from(json)), 'gzip'), good),
  ruleCase('coding-not-said', 'gzip done and not told', coded(gzipSync(json), ''), coded(gzipSync(json), 'gzip')),
  ruleCase('coding-unwanted', 'Brotli', coded(brotliCompressSync(json.repeat(9)), 'br'), good),
  ruleCase('two-answers', 'response splitting', bytes(`${ok()}${ok()}`), bytes(`${ok()}MORE`)),
  ruleCase(
    'only-interim-answer',
    '100 and nothing after it',
    bytes('HTTP/1.1 100 Continue\r\n\r\n'),
    bytes(`HTTP/1.1 100 Continue\r\n\r\n${ok()}`),
  ),
  odd('truncated-head', 'a server that broke off', 'HTTP/1.1 200 OK\r\nConte'),
  odd('truncated-body', 'a server that broke off later', `${head}Content-Length: 500\r\n\r\n${json}`),
  odd('bad-chunk', 'a body without chunks', `${head}Transfer-Encoding: chunked\r\n\r\n${json}`),
  odd('conflicting-content-length', '5 and 7', `${head}Content-Length: 5\r\nContent-Length: 7\r\n\r\n${json}`),
  odd('bad-content-length', 'a word', `${head}Content-Length: many\r\n\r\n${json}`),
  odd('length-and-chunked', 'both', `${head}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`),
  odd('unknown-transfer-coding', 'gzip', `${head}Transfer-Encoding: gzip\r\n\r\n${json}`),
  odd('odd-status', '999', ok().replace('200 OK', '999 No')),
  odd('odd-status-line', 'two spaces', ok().replace(' 200', '  200')),
  odd('odd-version', 'HTTP/3.0', ok().replace('HTTP/1.1', 'HTTP/3.0')),
  odd('missing-reason-space', 'nothing behind the status', ok().replace('200 OK', '200')),
  odd('blank-line-before-status', 'an empty line', `\r\n${ok()}`),
  odd('bare-lf', 'LF alone', ok().replaceAll('\r\n', '\n')),
  odd('space-before-colon', 'X-A :', ok('X-A : b\r\n')),
  odd('odd-header-name', 'X(A):', ok('X(A): b\r\n')),
  odd('line-folding', 'a header in two lines', ok('X-A: b\r\n c\r\n')),
  odd('header-without-colon', 'a message in the head', ok('PHP Warning\r\n')),
  odd('control-character-in-header', 'a bell', ok('X-A: b\x07c\r\n')),
  odd('repeated-content-length', 'the same twice', ok(`Content-Length: ${json.length}\r\n`)),
  odd('body-where-none-belongs', 'a body with 204', `HTTP/1.1 204 No Content\r\n\r\n${json}`),
  ruleCase('bytes-after-the-answer', 'a length that is too small', bytes(`${ok()}MORE`), bytes(`${ok()}${ok()}`)),
  ruleCase('answer-incomplete', 'a server that stops in the middle', withEnding('timeout'), withEnding('complete')),
  ruleCase('certificate-not-verified', 'verification switched off', trusted('not-verified'), trusted('verified')),
  ruleCase(
    'clear-text',
    'http to another machine',
    issued({}, { url: 'http://as.example/token' }),
    issued({}, { url: 'http://localhost:8480/token' }),
  ),
];
