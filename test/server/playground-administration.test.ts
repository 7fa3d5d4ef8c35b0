import { request as httpRequest } from 'node:http';
import { beforeAll, afterAll, describe, expect, it } from 'vitest';
import { parseDemoCredential, parseRegisteredKey } from '#core/contract/playground-client-keys.ts';
import { parseClientsDraft } from '#core/contract/playground-own-clients.ts';
import { parseServerLog } from '#core/contract/playground-log.ts';
import { createHandler } from '#server/handler.ts';
import { type Listening, listenOnLoopback } from '#server/listen.ts';
import { parseOptions } from '#server/options.ts';
import { playgroundAdministration } from '#server/playground-administration.ts';
import { type Services, startServices } from '#server/services.ts';
import { noOuterProxies } from '#server/proxy/outer-proxies.ts';
import { accessToken, bearer, send } from './playground/running-playground.ts';

const keyPath = '/__playground/v1/key';
const rotatePath = '/__playground/v1/rotate-key';
const registerPath = '/__playground/v1/register-key';
const demoPath = '/__playground/v1/demo-credential';
type Reply = { readonly status: number; readonly headers: readonly string[]; readonly text: string };
type Fields = Readonly<Record<string, string>>;

let listening: Listening;
let services: Services;
let origin: string;
let playground: string;

/** The product without its proxy and its page, on free ports. */
beforeAll(async () => {
  const args = ['--no-proxy', '--playground-http-port=0', '--playground-https-port=0', '--playground-state=memory'];
  const parsed = parseOptions(args, {});
  if (parsed.kind !== 'run') throw new Error('options');
  const result = await listenOnLoopback(0, (port) => {
    services = startServices({
      options: parsed.options,
      port,
      outerProxies: noOuterProxies,
      notify: () => {},
      log: () => {},
    });
    const { proxy, administration } = services;
    const answered = createHandler({ port, proxy, administration });
    return (request, response) => {
      if (!answered(request, response)) response.writeHead(404).end('page');
    };
  });
  if (result.kind === 'failed') throw new Error(result.code);
  listening = result.listening;
  origin = `http://localhost:${listening.port}`;
  playground = (await services.surroundings).playground?.httpOrigin ?? '';
});

afterAll(async () => {
  await Promise.all([listening.close(0), services.close()]);
});

function call(path: string, { headers = {}, body = '{}', method = 'POST' } = {}): Promise<Reply> {
  const own: Fields = { Host: new URL(origin).host, Origin: origin, 'Content-Type': 'application/json' };
  return rawCall(path, { ...own, ...headers }, body, method);
}

function rawCall(path: string, headers: Fields, body: string, method: string): Promise<Reply> {
  const to = { host: '127.0.0.1', port: listening.port, path, method, headers, agent: false };
  return new Promise((resolve, reject) => {
    const sent = httpRequest(to, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (piece: string) => (text += piece));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.rawHeaders, text }));
    });
    sent.on('error', reject).end(body);
  });
}

async function ownKey(): Promise<Fields> {
  const { key } = JSON.parse((await call(keyPath)).text) as { key: string };
  return { 'X-Playground-Key': key };
}

async function publishedKids(): Promise<readonly string[]> {
  const { text } = await send(`${playground}/oauth/v2/oauth-anonymous/jwks`);
  return (JSON.parse(text) as { keys: { kid: string }[] }).keys.map(({ kid }) => kid);
}

describe('rotating the key through the app, without the proxy', () => {
  it('answers with the new key and with what is published', async () => {
    const before = await publishedKids();
    const token = await accessToken(playground, 'jwt-server', 'Jwt-Secr3t!');
    const reply = await call(rotatePath, { headers: await ownKey(), body: '{"keepOld":true}' });
    const answer = JSON.parse(reply.text) as { kid: string; published: string[] };
    expect(reply.status).toBe(200);
    expect(before).not.toContain(answer.kid);
    expect(answer.published.slice(4)).toEqual(before);
    expect(await publishedKids()).toEqual(answer.published);
    expect((await send(`${playground}/hello_world`, { headers: bearer(token) })).status).toBe(200);
  });

  it('withdraws the old keys when it is told to', async () => {
    const token = await accessToken(playground, 'jwt-server', 'Jwt-Secr3t!');
    const before = await publishedKids();
    const reply = await call(rotatePath, { headers: await ownKey(), body: '{"keepOld":false}' });
    expect(reply.status).toBe(200);
    const now = await publishedKids();
    expect(now.filter((kid) => before.includes(kid))).toEqual([]);
    const refused = await send(`${playground}/hello_world`, { headers: bearer(token) });
    expect(refused.status).toBe(401);
    expect(refused.text).toContain('withdrawn');
  });

  it('answers with the fixed headers only: nothing that another page could read', async () => {
    const { headers } = await call(keyPath);
    expect(headers.filter((_, at) => at % 2 === 0)).toEqual([
      'Content-Type',
      'Cache-Control',
      'X-Content-Type-Options',
      'Cross-Origin-Resource-Policy',
      'Content-Security-Policy',
      'Referrer-Policy',
      'Date',
      'Connection',
      'Transfer-Encoding',
    ]);
  });
});

describe('keys of clients through the app', () => {
  it('hands over a demo key, which then proves its client', async () => {
    const reply = await call(demoPath, { headers: await ownKey(), body: '{"clientId":"key-server"}' });
    const credential = parseDemoCredential(JSON.parse(reply.text));
    expect([reply.status, credential]).toMatchObject([200, { kind: 'key', jwk: { kty: 'EC', alg: 'ES256' } }]);
    expect(credential?.kind === 'key' && typeof credential.jwk['d']).toBe('string');
  });

  it('hands over a demo certificate with its key', async () => {
    const reply = await call(demoPath, { headers: await ownKey(), body: '{"clientId":"mtls-server"}' });
    const credential = parseDemoCredential(JSON.parse(reply.text));
    const pems = credential?.kind === 'certificate' ? credential : undefined;
    expect(pems?.certificatePem).toContain('-----BEGIN CERTIFICATE-----');
    expect(pems?.privateKeyPem).toContain('-----BEGIN PRIVATE KEY-----');
  });

  it('registers a key, and names it by its thumbprint', async () => {
    const jwk = { kty: 'OKP', crv: 'Ed25519', x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo' };
    const body = JSON.stringify({ clientId: 'own-key-server', jwks: { keys: [jwk] } });
    const reply = await call(registerPath, { headers: await ownKey(), body });
    // The key and the thumbprint of RFC 8037, appendix A.
    expect([reply.status, parseRegisteredKey(JSON.parse(reply.text))]).toEqual([
      200,
      { clientId: 'own-key-server', thumbprints: ['kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k'] },
    ]);
  });

  it.each([
    [registerPath, '{}', 400, 'malformed'],
    [registerPath, '{"clientId":"own-key-server","jwks":{"keys":[]},"certificate":""}', 400, 'malformed'],
    [registerPath, '{"clientId":"own-key-server","jwks":{"keys":[{"kty":"oct","k":"c2VjcmV0"}]}}', 422, 'unusable'],
    [registerPath, '{"clientId":"server","jwks":{"keys":[]}}', 422, 'unusable'],
    [demoPath, '{}', 400, 'malformed'],
    [demoPath, '{"clientId":"server"}', 422, 'unusable'],
  ])('%s refuses %s', async (path, body, status, code) => {
    const reply = await call(path, { headers: await ownKey(), body });
    expect([reply.status, JSON.parse(reply.text)]).toMatchObject([status, { code }]);
    expect(reply.text).not.toContain('c2VjcmV0');
  });

  it.each([registerPath, demoPath])('%s stays closed without the key and for another origin', async (path) => {
    const body = '{"clientId":"key-server"}';
    expect((await call(path, { body })).status).toBe(401);
    const headers = { ...(await ownKey()), Origin: 'http://localhost:8480' };
    const reply = await call(path, { headers, body });
    expect([reply.status, reply.text.includes('"d"')]).toEqual([403, false]);
    expect((await call(path, { headers: await ownKey(), body, method: 'PUT' })).status).toBe(405);
  });

  it('takes no long order', async () => {
    const headers = await ownKey();
    const body = (bytes: number) => `{"clientId":"${'x'.repeat(bytes)}"}`;
    expect((await call(registerPath, { headers, body: body(20_000) })).status).toBe(413);
    expect((await call(demoPath, { headers, body: body(2000) })).status).toBe(413);
  });
});

describe('the gate before it', () => {
  async function expectRefusal(reply: Promise<Reply>, status: number, code: string, before: readonly string[]) {
    const { text, status: given } = await reply;
    expect([given, (JSON.parse(text) as { code: string }).code]).toEqual([status, code]);
    expect(await publishedKids()).toEqual(before);
  }

  it.each([
    ['a foreign Origin', { Origin: 'https://evil.example' }, 403, 'origin'],
    ['the playground’s own Origin', { Origin: 'http://localhost:8480' }, 403, 'origin'],
    ['a rebound name', { Host: 'evil.example', Origin: 'http://evil.example' }, 421, 'host'],
    ['another site', { 'Sec-Fetch-Site': 'same-site' }, 403, 'fetch-site'],
    ['a form', { 'Content-Type': 'text/plain' }, 415, 'content-type'],
    ['another key', { 'X-Playground-Key': 'A'.repeat(43) }, 401, 'key'],
  ])('stays closed for %s', async (_, change, status, code) => {
    const headers = { ...(await ownKey()), ...change };
    const order = call(rotatePath, { headers, body: '{"keepOld":false}' });
    await expectRefusal(order, status, code, await publishedKids());
  });

  it('stays closed without a key, and for the header of the proxy', async () => {
    const key = (await ownKey())['X-Playground-Key'] ?? '';
    const before = await publishedKids();
    await expectRefusal(call(rotatePath, { body: '{"keepOld":false}' }), 401, 'key', before);
    await expectRefusal(call(rotatePath, { headers: { 'X-Proxy-Key': key } }), 401, 'key', before);
  });

  it('hands its key to no foreign Origin', async () => {
    const before = await publishedKids();
    await expectRefusal(call(keyPath, { headers: { Origin: 'https://evil.example' } }), 403, 'origin', before);
  });

  it.each([
    ['GET', rotatePath, 405, 'method'],
    ['OPTIONS', rotatePath, 405, 'method'],
    ['POST', '/__playground/v1/rotate-key/', 404, 'unknown-path'],
    ['POST', '/__PLAYGROUND/v1/rotate-key', 404, 'unknown-path'],
    ['POST', '/x/../__playground/v1/key', 404, 'unknown-path'],
  ])('does not answer %s %s', async (method, path, status, code) => {
    const headers = await ownKey();
    await expectRefusal(
      call(path, { method, headers, body: '{"keepOld":false}' }),
      status,
      code,
      await publishedKids(),
    );
  });

  it.each(['', '{', '{}', 'true', '{"keepOld":"false"}', '{"keepOld":false,"kid":"x"}'])(
    'says that %j is no order',
    async (body) => {
      await expectRefusal(call(rotatePath, { headers: await ownKey(), body }), 400, 'malformed', await publishedKids());
    },
  );

  it('takes no long order, announced or not', async () => {
    const body = `{"keepOld":false}${' '.repeat(2000)}`;
    const key = await ownKey();
    const before = await publishedKids();
    await expectRefusal(call(rotatePath, { headers: key, body }), 413, 'too-large', before);
    const chunked = { ...key, 'Transfer-Encoding': 'chunked' };
    await expectRefusal(call(rotatePath, { headers: chunked, body }), 413, 'too-large', before);
  });
});

describe('the log', () => {
  const logPath = '/__playground/v1/log';

  it('is read through the app with its key, and by nobody without', async () => {
    await accessToken(playground, 'server', 'Secr3t!');
    expect((await call(logPath, { body: '{"after":0}' })).status).toBe(401);
    const headers = await ownKey();
    const { status, text } = await call(logPath, { headers, body: '{"after":0}' });
    expect(status).toBe(200);
    const log = parseServerLog(JSON.parse(text));
    expect(log?.entries.some(({ decisions }) => decisions.includes('client server found'))).toBe(true);
    const last = log?.entries.at(-1)?.number ?? 0;
    const newer = await call(logPath, { headers, body: JSON.stringify({ after: last + 100 }) });
    expect(JSON.parse(newer.text)).toEqual({ entries: [] });
  });

  it.each(['{}', '{"after":-1}', '{"after":"0"}', '[]'])('is not told for %s', async (body) => {
    const headers = await ownKey();
    const { status, text } = await call(logPath, { headers, body });
    expect(status).toBe(400);
    expect(JSON.parse(text)).toMatchObject({ code: 'malformed' });
  });
});

describe('the clients', () => {
  const clientsPath = '/__playground/v1/clients';
  const proof = '"clientId":"made-here","clientCredentials":true,"clientAuthentication":"client_secret_basic"';
  const settings = `{${proof},"publicKeys":"","dpopBound":false,"scopes":["read"],"lifetimeSeconds":0,"token":"opaque"}`;
  const creation = `{"kind":"create","settings":${settings},"secret":{"kind":"generate"}}`;
  const order = async (path: string, body = '{}') => {
    const reply = await call(path, { headers: await ownKey(), body });
    return { ...reply, draft: parseClientsDraft(JSON.parse(reply.text)) };
  };

  it('are made in a draft, which is discarded or committed; the secret is in one answer', async () => {
    await order(`${clientsPath}/edit`, creation);
    expect((await order(`${clientsPath}/discard`)).draft).toMatchObject({ clients: [], pendingEdits: 0 });
    const made = await order(`${clientsPath}/edit`, creation);
    const secret = made.draft?.generatedSecret ?? '';
    const committed = await order(`${clientsPath}/commit`);
    expect(await accessToken(playground, 'made-here', secret)).toMatch(/^[\w-]{20,}$/);
    const listed = await order(clientsPath);
    expect(listed.text).toBe(committed.text);
    expect(listed.text).toContain(`[{"settings":${settings},"hasSecret":true,"pending":"nothing"}]`);
    expect(listed.text).not.toContain(secret);
  });

  it.each([
    ['{"kind":"delete"}', 400, 'malformed'],
    [creation.replace('"opaque"', '"none"'), 400, 'malformed'],
    [creation.replace('"settings"', '"clientSecret":"x","settings"'), 400, 'malformed'],
    [creation.replace('"made-here"', '"server"'), 422, 'unusable'],
  ])('are not edited by %s', async (body, status, code) => {
    const reply = await order(`${clientsPath}/edit`, body);
    expect([reply.status, JSON.parse(reply.text)]).toMatchObject([status, { code }]);
  });

  it.each(['', '/edit', '/commit', '/discard'])('%s stay closed to others', async (end) => {
    expect((await call(`${clientsPath}${end}`, { body: creation })).status).toBe(401);
    const headers = { ...(await ownKey()), Origin: playground };
    expect((await call(`${clientsPath}${end}`, { headers })).status).toBe(403);
  });
});

describe('a playground that did not start', () => {
  it('is said, with 503', async () => {
    const result = await listenOnLoopback(0, (port) => {
      const administration = playgroundAdministration({ port, playground: Promise.resolve(undefined) });
      return (request, response) => void administration(request, response);
    });
    if (result.kind === 'failed') throw new Error(result.code);
    const base = `http://localhost:${result.listening.port}`;
    const headers = { Origin: base, 'Content-Type': 'application/json' };
    const { text } = await send(`${base}${keyPath}`, { method: 'POST', headers, body: '{}' });
    const { key } = JSON.parse(text) as { key: string };
    const answer = await send(`${base}${rotatePath}`, {
      method: 'POST',
      headers: { ...headers, 'X-Playground-Key': key },
      body: '{"keepOld":true}',
    });
    await result.listening.close(0);
    expect([answer.status, JSON.parse(answer.text)]).toEqual([
      503,
      {
        code: 'unavailable',
        message: 'The playground could not make new keys; nothing has changed. The terminal may say why.',
      },
    ]);
  });
});
