import { describe, expect, it } from 'vitest';
import { noBytes } from '#core/http/bytes.ts';
import { type CorsDiagnosis, diagnoseCors, lacksVary } from '#core/http/cors-diagnosis.ts';
import { corsPlan } from '#core/http/cors-plan.ts';
import type { HeaderField, HttpRequest, HttpResponse } from '#core/http/message.ts';

const page = 'http://localhost:8400';
const allowed: HeaderField = ['Access-Control-Allow-Origin', page];

function plan(change: Partial<HttpRequest> = {}) {
  const headers: HeaderField[] = [
    ['Authorization', 'Bearer t'],
    ['DPoP', 'proof'],
  ];
  return corsPlan(page, { method: 'POST', url: 'https://as.example/token', headers, body: noBytes, ...change });
}

function answer(status: number, ...headers: readonly HeaderField[]): HttpResponse {
  return { version: 'HTTP/1.1', status, reason: '', headers, body: noBytes, deviations: [] };
}

function codes(diagnosis: CorsDiagnosis): readonly string[] {
  return diagnosis.kind === 'refused' ? diagnosis.problems.map(({ code }) => code) : [diagnosis.kind];
}

describe('the answer to the preflight', () => {
  it('of a server that knows nothing of CORS: every line that is missing, to be copied', () => {
    const diagnosis = diagnoseCors(plan(), { preflight: answer(405), response: undefined });
    expect(diagnosis).toEqual({
      kind: 'refused',
      at: 'preflight',
      problems: [
        { code: 'preflight-no-options', at: 'preflight', got: '405', line: undefined, names: [] },
        {
          code: 'acao-missing',
          at: 'preflight',
          got: undefined,
          line: 'Access-Control-Allow-Origin: http://localhost:8400',
          names: [],
        },
        {
          code: 'header-not-allowed',
          at: 'preflight',
          got: undefined,
          line: 'Access-Control-Allow-Headers: authorization, dpop',
          names: ['authorization', 'dpop'],
        },
      ],
    });
  });

  it('names only the headers that are missing, and the whole line that is needed', () => {
    const preflight = answer(204, allowed, ['Access-Control-Allow-Headers', 'Authorization']);
    const diagnosis = diagnoseCors(plan(), { preflight, response: undefined });
    expect(diagnosis.kind === 'refused' && diagnosis.problems).toMatchObject([
      { names: ['dpop'], got: 'Authorization', line: 'Access-Control-Allow-Headers: authorization, dpop' },
    ]);
  });

  it('is thrown away for one name that is none, in a list that was not even needed', () => {
    const preflight = answer(
      204,
      allowed,
      ['Access-Control-Allow-Headers', 'authorization, dpop'],
      ['Access-Control-Allow-Methods', 'GET, "POST"'],
    );
    expect(codes(diagnoseCors(plan(), { preflight, response: undefined }))).toEqual(['acam-malformed']);
  });

  it.each<readonly [status: number, code: string]>([
    [302, 'preflight-redirect'],
    [401, 'preflight-unauthorized'],
    [407, 'preflight-unauthorized'],
    [403, 'preflight-forbidden'],
    [404, 'preflight-no-options'],
    [501, 'preflight-no-options'],
    [400, 'preflight-status'],
    [503, 'preflight-status'],
  ])('with status %d stops a browser', (status, code) => {
    const preflight = answer(status, allowed, ['Access-Control-Allow-Headers', 'authorization, dpop']);
    expect(codes(diagnoseCors(plan(), { preflight, response: undefined }))).toEqual([code]);
  });

  it('with “*” allows Authorization in Chromium, and not by the standard', () => {
    const preflight = answer(204, allowed, ['Access-Control-Allow-Headers', '*']);
    const diagnosis = diagnoseCors(plan(), { preflight, response: undefined });
    expect(diagnosis).toMatchObject({ kind: 'open', strict: { code: 'authorization-wildcard' } });
  });

  it('leaves open what the answer to the request itself says', () => {
    const preflight = answer(204, allowed, ['Access-Control-Allow-Headers', 'authorization, dpop']);
    expect(diagnoseCors(plan(), { preflight, response: undefined })).toEqual({ kind: 'open', strict: undefined });
  });
});

describe('Access-Control-Allow-Origin', () => {
  it.each<readonly [values: readonly string[], code: string]>([
    [[], 'acao-missing'],
    [[''], 'acao-empty'],
    [['null'], 'acao-null'],
    [['http://localhost:8400/'], 'acao-slash-or-case'],
    [['HTTP://LOCALHOST:8400'], 'acao-slash-or-case'],
    [['https://localhost:8400'], 'acao-other-scheme-or-port'],
    [['http://localhost'], 'acao-other-scheme-or-port'],
    [[page, page], 'acao-several-fields'],
    [['*', '*'], 'acao-several-fields'],
    [[`${page}, https://other.example`], 'acao-list'],
    [['http://*'], 'acao-pattern'],
    [['https://other.example'], 'acao-other-origin'],
    [['not an origin'], 'acao-list'],
    [['*'], 'allowed'],
    [[page], 'allowed'],
  ])('%j: %s', (values, code) => {
    const response = answer(200, ...values.map((value): HeaderField => ['access-control-allow-origin', value]));
    const simple = plan({ method: 'GET', headers: [] });
    expect(codes(diagnoseCors(simple, { preflight: undefined, response }))).toEqual([code]);
  });
});

describe('what the page sees of an answer', () => {
  const simple = plan({ method: 'GET', headers: [] });
  const seen = (...headers: readonly HeaderField[]) => {
    const response = answer(200, ['Access-Control-Allow-Origin', '*'], ...headers);
    const diagnosis = diagnoseCors(simple, { preflight: undefined, response });
    return diagnosis.kind === 'allowed' ? diagnosis.visible : [];
  };

  it('are seven harmless fields, and those that the server exposes', () => {
    const list: HeaderField = ['Access-Control-Expose-Headers', 'dpop-nonce, Set-Cookie'];
    expect(
      seen(['Content-Type', 'a/b'], ['Date', 'x'], ['DPoP-Nonce', 'x'], ['Set-Cookie', 'a=b'], ['Pragma', 'x'], list),
    ).toEqual(['content-type', 'dpop-nonce', 'pragma']);
  });

  it('is everything but cookies with “*”, and nothing more where one name is none', () => {
    expect(seen(['Date', 'x'], ['Set-Cookie', 'a=b'], ['Access-Control-Expose-Headers', '*'])).toEqual([
      'access-control-allow-origin',
      'date',
      'access-control-expose-headers',
    ]);
    expect(seen(['Date', 'x'], ['Access-Control-Expose-Headers', 'Date, a b'])).toEqual([]);
  });

  it('is nothing of a redirect that is not followed', () => {
    const response = answer(302, allowed);
    expect(diagnoseCors(simple, { preflight: undefined, response })).toMatchObject({
      kind: 'allowed',
      isRedirect: true,
    });
  });
});

it('an answer for one origin wants Vary, one for all does not', () => {
  expect(lacksVary(answer(200, allowed), page)).toBe(true);
  expect(lacksVary(answer(200, allowed, ['Vary', 'Accept, origin']), page)).toBe(false);
  expect(lacksVary(answer(200, ['Access-Control-Allow-Origin', '*']), page)).toBe(false);
});

it('at the page’s own origin nothing is judged', () => {
  const own = plan({ url: `${page}/token` });
  expect(diagnoseCors(own, { preflight: undefined, response: answer(200) })).toEqual({ kind: 'same-origin' });
});
