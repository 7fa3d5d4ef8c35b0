import { selfSigned } from './certificates.ts';
import { recordingServer, type RecordingServer } from './recording-server.ts';

const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A server every one of whose texts is one of these payloads: certificate, status, fields, members, claims, keys. */
export async function injectingServer(texts: readonly string[]): Promise<RecordingServer> {
  const [one = '', two = '', three = '', four = ''] = texts;
  const named = Object.fromEntries(texts.map((text, at) => [`${text}`, texts[(at + 1) % texts.length]]));
  const names = texts.map((text) => text.replaceAll(/[^\x20-\x7e]/g, ''));
  let origin = '';

  const answers: Readonly<Record<string, () => string>> = {
    '/refused': () =>
      answer(`400 ${one}`, { ...named, error: two, error_description: three, error_uri: four }, challenge('x')),
    '/odd': () => answer(`200 ${one}`, { access_token: 7, token_type: two }, `${fields()}Location: ${four}\r\n`),
    '/page': () => `HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<!doctype html>${texts.join('\n')}`,
    '/token': () =>
      answer('200 OK', {
        access_token: token(),
        token_type: two,
        expires_in: 300,
        scope: texts.join(' '),
        refresh_token: 1,
      }),
    '/metadata': () =>
      answer('200 OK', {
        ...named,
        issuer: origin,
        token_endpoint: `${origin}/token`,
        jwks_uri: `${origin}/jwks`,
        introspection_endpoint: `${origin}/introspect`,
        revocation_endpoint: `${origin}/revoke`,
      }),
    '/jwks': () =>
      answer('200 OK', {
        keys: texts.map((text) => ({ kty: 'EC', crv: text, kid: text, alg: text, use: text, x: text })),
      }),
    '/introspect': () => answer('200 OK', { ...named, active: true, scope: one, iss: two, aud: texts }),
    '/revoke': () => answer(`400 ${two}`, { ...named, error: one, error_description: two, error_uri: three }),
    '/api': () => answer(`403 ${four}`, { error_uri: three }, challenge('Bearer') + fields()),
    '/redirect': () => answer('302 Found', named, `Location: ${javascript}\r\nLink: <${javascript}>\r\n`),
  };

  const javascript = 'javascript:pwned(-1)';
  const fields = (): string => names.map((text, at) => `X-${at}-${text.replaceAll(':', '')}: ${text}\r\n`).join('');
  const challenge = (scheme: string): string =>
    `WWW-Authenticate: ${scheme} realm=${quoted(one)}, error=${quoted(two)}, error_description=${quoted(three)}, scope=${quoted(four)}, error_uri=${quoted(javascript)}\r\n`;
  const token = (): string =>
    `${part({ alg: 'ES256', kid: one, typ: two, jku: javascript, x5u: four, ...named })}.${part({ iss: origin, exp: 9_999_999_999, aud: texts, ...named })}.${'c2ln'.repeat(21)}AA`;

  const certificate = selfSigned({
    commonName: texts.slice(0, 40).join(' '),
    dnsNames: ['localhost', ...names.slice(0, 40)],
  });
  const server = await recordingServer((request) => {
    const path = request.split(' ', 2)[1] ?? '';
    return (answers[path.startsWith('/.well-known/') ? '/metadata' : path] ?? answers['/page'])?.();
  }, certificate);
  origin = server.origin;
  return server;
}

function answer(status: string, members: object, head = ''): string {
  return `HTTP/1.1 ${status}\r\nContent-Type: application/json\r\n${head}\r\n${JSON.stringify(members)}`;
}

function quoted(text: string): string {
  return `"${text.replaceAll(/["\\]/g, '\\$&').replaceAll(/[^\x20-\x7e]/g, '')}"`;
}
