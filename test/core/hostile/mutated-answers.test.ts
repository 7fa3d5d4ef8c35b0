import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { latin1Bytes, noBytes, utf8 } from '#core/http/bytes.ts';
import type { Exchange } from '#core/http/exchange.ts';
import { readResponse } from '#core/http/response-reader.ts';
import { examine } from '#core/findings/examine.ts';
import type { ExaminedRun } from '#core/findings/finding.ts';
import { decodeToken } from '#core/jwt/decode-token.ts';
import { readIntrospection } from '#core/oauth/introspection-response.ts';
import { readRevocation } from '#core/oauth/revocation-response.ts';
import { readTokenResponse } from '#core/oauth/token-response.ts';
import { apiRun, tokenRun } from '../findings/run-builder.ts';
import { expectWords } from './expect-words.ts';
import { isLong, jsonTexts, naughtyTexts, patience, portions } from './hostile-texts.ts';
import { goodAnswers } from './good-answers.ts';
import { mutations } from './mutations.ts';

const numRuns = isLong ? 3000 : 25;

describe.each(Object.entries(mutations))('a good answer with %s', patience, (_, mutate) => {
  it.each(Object.entries(goodAnswers))('(%s) ends in findings that anybody can read', (_name, good) => {
    const bytes = latin1Bytes(good);
    const place = fc.nat({ max: bytes.length - 1 });
    const property = fc.property(place, fc.nat({ max: 255 }), fc.integer({ min: 1, max: 40 }), (at, value, length) => {
      readableToAnybody(mutate(bytes, at, value, length));
    });
    fc.assert(property, { numRuns });
  });
});

describe('an answer of the token endpoint', patience, () => {
  const texts = [...jsonTexts.map((each) => each.text), ...naughtyTexts];

  it.each(portions(texts))('that is a text of JSONTestSuite or a naughty string ends in a finding (%s)', (_, part) => {
    for (const [at, text] of part.entries()) {
      for (const type of oneOf(at, ['application/json', 'text/html', text.replaceAll(/[^\x20-\x7e]/g, '')])) {
        readableToAnybody(utf8(`HTTP/1.1 200 OK\r\nContent-Type: ${type}\r\n\r\n${text}`));
      }
    }
  });

  it.each(portions(naughtyTexts))('that has one of them in each of its members ends in a finding (%s)', (_, part) => {
    for (const [at, text] of part.entries()) {
      const issued = { access_token: text, token_type: text, expires_in: text, scope: text, refresh_token: text };
      const refused = { error: text, error_description: text, error_uri: text };
      for (const members of oneOf(at, [issued, refused, { [text]: text }, { access_token: { [text]: text } }])) {
        readableToAnybody(utf8(`HTTP/1.1 400 ${text}\r\n\r\n${JSON.stringify(members)}`));
      }
    }
  });
});

/** In the long form each text comes in every way, in the short one each in one of them, by turns. */
function oneOf<Way>(at: number, ways: readonly Way[]): readonly Way[] {
  return isLong ? ways : ways.slice(at % ways.length, (at % ways.length) + 1);
}

/** Reads the bytes as the page does, as each kind of answer, and looks at every sentence that comes of it. */
function readableToAnybody(bytes: Uint8Array): void {
  const exchange = exchangeOf(bytes);
  const token = tokenRunOf(exchange);
  const found = examine(token);
  expect(found.length, 'a token request is never left without a finding').toBeGreaterThan(0);
  const lookup = {
    kind: 'lookup',
    step: 'Introspection',
    exchange,
    clientId: 'machine',
    token: undefined,
    answerSignature: undefined,
    differences: [],
  } as const;
  const runs: readonly ExaminedRun[] = [
    { ...apiRun(200), exchange },
    { ...lookup, introspection: readIntrospection(exchange), revocation: undefined },
    { ...lookup, introspection: undefined, revocation: readRevocation(exchange) },
  ];
  for (const finding of [...found, ...runs.flatMap(examine)]) expectWords(finding, new TextDecoder().decode(bytes));
}

function tokenRunOf(exchange: Exchange): ExaminedRun {
  const { outcome } = exchange;
  const answer = outcome.kind === 'response' ? readTokenResponse(outcome.response) : undefined;
  const token = answer?.kind === 'issued' ? decodeToken(answer.accessToken) : undefined;
  return { ...tokenRun(''), exchange, answer, token };
}

/** As the page makes an exchange of what the proxy read until the server closed the connection. */
function exchangeOf(bytes: Uint8Array): Exchange {
  const read = readResponse('POST', bytes, true);
  const received = bytes.length === 0 ? { kind: 'nothing' as const } : { kind: 'bytes' as const, bytes };
  return {
    way: 'proxy',
    request: { method: 'POST', url: 'https://as.example/token', headers: [], body: noBytes },
    sent: { kind: 'bytes', bytes: noBytes },
    outcome:
      read.kind === 'response'
        ? { kind: 'response', response: read.response, received, ending: { kind: 'closed' } }
        : { kind: 'failure', failure: { kind: 'not-http' }, received },
    timing: { endMs: 12 },
    peer: undefined,
    startedAtMs: 1_800_000_000_000,
    receivedAtMonotonicMs: 12,
  };
}
