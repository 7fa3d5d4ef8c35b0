import { type Bru, bruToEnvJsonV2, bruToJsonV2 } from '@usebruno/lang';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { headerValue } from '#core/http/message.ts';
import { readImport } from '#core/sharing/imports/read-import.ts';
import { exportInput, formatOf, plannedExport, written } from './export-input.ts';
import { generatedInputs, secretOfIt, tried } from './generated-input.ts';
import { meaningOf, meaningOfRequest, type RequestMeaning } from './request-meaning.ts';

const parsed = (input: Parameters<typeof written>[1]) => {
  const { parts } = written('bruno', input);
  return parts.filter(({ path }) => /^[^/]+\.bru$/.test(path)).map(({ text }) => bruToJsonV2(text));
};

describe('a Bruno collection, parsed with Bruno’s own library', () => {
  it('is a folder with both requests, an environment, and its name', () => {
    const { parts } = written('bruno', exportInput());
    expect(parts.map(({ path }) => path)).toEqual([
      'Token request.bru',
      'API call.bru',
      'environments/Grantscope.bru',
      'bruno.json',
    ]);
    expect(JSON.parse(parts[3]?.text ?? '')).toEqual({
      version: '1',
      name: 'Token from as.example',
      type: 'collection',
    });
  });

  it('names its secrets in the environment, without their values', () => {
    const { variables } = bruToEnvJsonV2(written('bruno', exportInput()).parts[2]?.text ?? '');
    expect(variables.map(({ name, value, secret }) => [name, value, secret])).toEqual([['client_secret', '', true]]);
  });

  it('means the requests that the page sends', () => {
    fc.assert(
      fc.property(generatedInputs, (input) => {
        const { plan, withSecrets } = plannedExport(input);
        const files = formatOf('bruno').write(plan).parts.slice(0, 2);
        const credentials =
          headerValue(withSecrets.token.request.headers, 'authorization')?.slice('Basic '.length) ?? '';
        const read = files.map(({ text }) => meaningOfBru(bruToJsonV2(text), credentials));
        const expected = [withSecrets.token, withSecrets.api].flatMap((call) => call?.request ?? []);
        expect(read).toEqual(expected.map(meaningOfRequest).map(asTheFormatCan));
      }),
      { numRuns: tried },
    );
  });

  it('lets Bruno get the token for the call itself', () => {
    const [, call] = parsed(exportInput({ clientAuthentication: 'client_secret_post' }));
    expect(call?.http.auth).toBe('oauth2');
    expect(call?.auth?.oauth2).toMatchObject({
      grantType: 'client_credentials',
      accessTokenUrl: 'https://as.example/token',
      clientId: 'machine',
      clientSecret: '{{client_secret}}',
      scope: 'read',
      credentialsPlacement: 'body',
    });
  });

  it('takes the token from the token request where Bruno does not know the way to ask (RFC 7523)', () => {
    const [asked, call] = parsed(exportInput({ clientAuthentication: 'private_key_jwt' }));
    expect(asked?.vars?.res?.map(({ name, value }) => [name, value])).toEqual([
      ['access_token', 'res.body.access_token'],
    ]);
    expect(call?.auth?.bearer).toEqual({ token: '{{access_token}}' });
  });

  it('is read by Import as the connection that it came from', () => {
    const files = written('bruno', exportInput()).parts.map(({ path, text }) => ({ name: path, text }));
    const { candidates } = readImport(files);
    expect(candidates.map(({ whole }) => [whole.tokenEndpoint, whole.clientId, whole.scope])).toEqual([
      ['https://as.example/token', 'machine', 'read'],
    ]);
    expect(candidates[0]?.calls.map(({ whole: { url } }) => url)).toEqual(['https://api.example/things']);
  });
});

function fill(text: string, credentials = ''): string {
  return text.replaceAll(/\{\{(.*?)\}\}/gs, (whole, name: string) => {
    if (name === 'basic_credentials') return credentials;
    if (name !== 'client_secret') throw new Error(`Bruno would evaluate ${whole}`);
    return secretOfIt;
  });
}

function meaningOfBru({ http, headers = [], auth, body }: Bru, credentials: string): RequestMeaning {
  const rows = body?.formUrlEncoded?.map(({ name, value }) => [fill(name), fill(value)] as const);
  return asTheFormatCan(
    meaningOf({
      method: http.method.toUpperCase(),
      url: fill(http.url),
      headers: headers.map(({ name, value }) => [name, fill(value, credentials)]),
      ...(auth?.basic === undefined ? {} : { basic: fill(`${auth.basic.username}:${auth.basic.password}`) }),
      body: rows ?? fill(body?.text ?? body?.json ?? ''),
    }),
  );
}

/** It has one kind of line end, and no header with three quotation marks in a row; both is said where it happens. */
function asTheFormatCan({ headers, body, ...rest }: RequestMeaning): RequestMeaning {
  return {
    ...rest,
    headers: Object.fromEntries(Object.entries(headers).filter(([, value]) => !value.includes("'''"))),
    body: typeof body === 'string' ? body.replaceAll(/\r\n|\r/g, '\n') : body,
  };
}
