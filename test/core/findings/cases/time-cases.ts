import type { TokenRun } from '#core/findings/finding.ts';
import { issued, ruleCase } from './case-builder.ts';
import type { RuleCase } from './rule-case.ts';

const startedAtMs = Date.UTC(2026, 10, 23, 12, 0, 0);
const now = startedAtMs / 1000;
const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
const jwt = (times: object) =>
  `${part({ alg: 'ES256', typ: 'at+jwt' })}.${part({ iss: 'https://as.example', ...times })}.c2ln`;
const timed = (times: object, expiresIn: number, dateSeconds = now): TokenRun =>
  issued(
    { access_token: jwt(times), expires_in: expiresIn },
    {
      headers: [
        ['Cache-Control', 'no-store'],
        ['Date', new Date(dateSeconds * 1000).toUTCString()],
      ],
      change: { startedAtMs },
    },
  );
const lifetime = (id: string, example: string, value: unknown, near: unknown = 300): RuleCase =>
  ruleCase(id, example, issued({ expires_in: value }), issued({ expires_in: near }));

/** A case for each rule about clocks and lifetimes. */
export const timeCases: readonly RuleCase[] = [
  lifetime('expires-in-text', '"3600" in quotation marks', '3600', 3600),
  lifetime('expires-in-unusable', 'the word “soon”', 'soon'),
  lifetime('expires-in-negative', '-1', -1),
  lifetime('expires-in-zero', '0', 0),
  lifetime('expires-in-fraction', '299.5', 299.5),
  lifetime('expires-in-is-a-date', 'the time at which the token ends', 1_800_000_000),
  ruleCase(
    'expires-in-milliseconds',
    '3600000 for a token of an hour',
    timed({ iat: now, exp: now + 3600 }, 3_600_000),
    timed({ iat: now, exp: now + 3600 }, 3600),
  ),
  lifetime('expires-in-huge', '1e300', 1e300),
  lifetime('lives-long', 'a month', 2_592_000, 3600),
  lifetime('lives-shortly', 'ten seconds', 10),
  ruleCase(
    'expiry-misnamed',
    'expires_on',
    issued({ expires_in: undefined, expires_on: 1_800_000_000 }),
    issued({ expires_on: 1_800_000_000 }),
  ),
  lifetime('lifetime-unknown', 'an opaque token without expires_in', undefined),
  ruleCase(
    'clock-skew',
    'a server whose clock is two minutes behind',
    timed({ iat: now - 120, exp: now + 180 }, 300, now - 120),
    timed({ iat: now, exp: now + 300 }, 300),
  ),
  ruleCase(
    'lifetimes-disagree',
    'five minutes in the answer, an hour in the token',
    timed({ iat: now, exp: now + 3600 }, 300),
    timed({ iat: now, exp: now + 300 }, 300),
  ),
  ruleCase(
    'token-born-expired',
    'a token that ended before it came',
    timed({ iat: now - 400, exp: now - 100 }, 300),
    timed({ iat: now, exp: now + 300 }, 300),
  ),
  ruleCase(
    'not-yet-valid',
    'a token that begins in a minute',
    timed({ nbf: now + 60, exp: now + 300 }, 300),
    timed({ nbf: now, exp: now + 300 }, 300),
  ),
  ruleCase(
    'same-token-again',
    'a server that keeps the token until it ends',
    issued({}, { previousToken: '2YotnFZFEjr1zCsicMWpAA' }),
    issued({}, { previousToken: 'another' }),
  ),
];
