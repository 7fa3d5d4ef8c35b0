import { expect, type Page, test } from '@playwright/test';
import { badPort } from '#core/http/bad-port.ts';
import { latin1Bytes } from '#core/http/bytes.ts';
import { type CorsDiagnosis, diagnoseCors } from '#core/http/cors-diagnosis.ts';
import { corsPlan } from '#core/http/cors-plan.ts';
import type { HttpRequest, HttpResponse, Method } from '#core/http/message.ts';
import { readResponse } from '#core/http/response-reader.ts';
import { type CorsCase, corsCases } from '../support/cors-cases.ts';
import { recordingServer } from '../support/recording-server.ts';

const howMany = 800;
// Printed with the test's name, so that a failure can be repeated.
const seed = Number(process.env['GRANTSCOPE_CORS_SEED'] ?? 20_260_401);

/** What can be seen of a fetch from outside: in the page, and at the server. */
type Observed = {
  readonly verdict: 'failed' | 'redirect' | 'read';
  readonly visible: readonly string[];
  readonly askedFor: string | undefined;
};

test(`says of ${howMany} requests what Chromium does with them (seed ${seed})`, async ({ page }) => {
  const asked = new Map<number, string>();
  let cases: readonly CorsCase[] = [];
  const server = await recordingServer((request) => {
    const index = Number(/^[A-Z]+ \/case\/(\d+) /.exec(request)?.[1]);
    const isPreflight = request.startsWith('OPTIONS ');
    if (isPreflight) asked.set(index, headerIn(request, 'access-control-request-headers') ?? '');
    return isPreflight ? cases[index]?.preflightAnswer : cases[index]?.answer;
  });
  const site = await recordingServer(() => 'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<title>page</title>');
  await page.goto(site.origin);
  cases = corsCases(howMany, seed, site.origin, server.origin);

  const fetched = await fetchAll(page, cases);

  const differing = cases.flatMap((each, index) => {
    const seen: Observed = { ...fetched[index], askedFor: asked.get(index) } as Observed;
    const said = foretold(each, site.origin);
    return JSON.stringify(seen) === JSON.stringify(said) ? [] : [{ index, seen, said, ...each }];
  });
  expect(differing).toEqual([]);
  const reads = fetched.filter(({ verdict }) => verdict === 'read').length;
  // Neither side of the comparison may be nearly empty.
  expect(reads).toBeGreaterThan(howMany / 4);
  expect(reads).toBeLessThan((howMany * 3) / 4);
  expect(asked.size).toBeGreaterThan(howMany / 3);
  expect(readInSpiteOfTheStandard(cases, fetched, site.origin)).toBeGreaterThan(0);
  await Promise.all([server.close(), site.close()]);
});

test('calls no port bad that Chromium sends to', async ({ page }) => {
  const urls = Array.from({ length: 65_536 }, (_, port) => `http://127.0.0.1:${port}/`).filter(
    (url) => badPort(url) !== undefined,
  );
  const refused: string[] = [];
  page.on('requestfailed', (request) => {
    if (request.failure()?.errorText === 'net::ERR_UNSAFE_PORT') refused.push(request.url());
  });
  const site = await recordingServer(() => 'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<title>page</title>');
  await page.goto(site.origin);
  await page.evaluate((all) => Promise.allSettled(all.map((url) => fetch(url))), urls);
  await expect.poll(() => refused.toSorted()).toEqual(urls.toSorted());
  expect(urls.length).toBe(80);
  await site.close();
});

/**
 * Where Chromium departs from the standard, the diagnosis follows Chromium and says so. There are two such places:
 * it takes `Access-Control-Allow-Headers: *` for Authorization (`strict` in the diagnosis, counted here), and it drops
 * a User-Agent that a page sets (`isDropped`).
 */
function readInSpiteOfTheStandard(cases: readonly CorsCase[], fetched: readonly Fetched[], pageOrigin: string): number {
  return cases.filter((each, index) => {
    const diagnosis = diagnosed(each, pageOrigin);
    return diagnosis.kind === 'allowed' && diagnosis.strict !== undefined && fetched[index]?.verdict !== 'failed';
  }).length;
}

function foretold(each: CorsCase, pageOrigin: string): Observed {
  const plan = corsPlan(pageOrigin, each.request);
  const diagnosis = diagnosed(each, pageOrigin);
  return {
    verdict: verdictOf(diagnosis),
    visible: diagnosis.kind === 'allowed' && !diagnosis.isRedirect ? diagnosis.visible.toSorted() : [],
    askedFor: plan.preflight && plan.unsafeHeaders.join(','),
  };
}

function diagnosed({ request, preflightAnswer, answer }: CorsCase, pageOrigin: string): CorsDiagnosis {
  const plan = corsPlan(pageOrigin, request);
  return diagnoseCors(plan, {
    preflight: plan.preflight && parsed('OPTIONS', preflightAnswer),
    response: parsed(request.method, answer),
  });
}

function verdictOf(diagnosis: CorsDiagnosis): Observed['verdict'] {
  if (diagnosis.kind !== 'allowed') return 'failed';
  return diagnosis.isRedirect ? 'redirect' : 'read';
}

function parsed(method: Method, text: string): HttpResponse {
  const read = readResponse(method, latin1Bytes(text), true);
  if (read.kind !== 'response') throw new Error(`no answer: ${text}`);
  return read.response;
}

type Fetched = Pick<Observed, 'verdict' | 'visible'>;

/** As the page's own transport does it. */
async function fetchAll(page: Page, cases: readonly CorsCase[]): Promise<readonly Fetched[]> {
  const requests = cases.map(({ request }) => sendable(request));
  return page.evaluate(async (all) => {
    const fetchOne = async ({ url, method, headers, body }: (typeof all)[number]): Promise<Fetched> => {
      try {
        const response = await fetch(url, {
          method,
          headers: headers.map(([name, value]): [string, string] => [name, value]),
          ...(body === '' ? {} : { body: new TextEncoder().encode(body) }),
          credentials: 'omit',
          redirect: 'manual',
          referrerPolicy: 'no-referrer',
          cache: 'no-store',
        });
        const visible = [...response.headers.keys()].toSorted();
        return { verdict: response.type === 'opaqueredirect' ? 'redirect' : 'read', visible };
      } catch {
        return { verdict: 'failed', visible: [] };
      }
    };
    const results: Fetched[] = [];
    for (let at = 0; at < all.length; at += 40) {
      results.push(...(await Promise.all(all.slice(at, at + 40).map(fetchOne))));
    }
    return results;
  }, requests);
}

function sendable({ url, method, headers, body }: HttpRequest) {
  return { url, method, headers, body: new TextDecoder().decode(body) };
}

function headerIn(request: string, name: string): string | undefined {
  return new RegExp(`\\r\\n${name}: (.*)\\r\\n`, 'i').exec(request)?.[1];
}
