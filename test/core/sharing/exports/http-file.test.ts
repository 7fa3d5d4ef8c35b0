import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { headerValue } from '#core/http/message.ts';
import { readImport } from '#core/sharing/imports/read-import.ts';
import { exportInput, formatOf, plannedExport, textOf, written } from './export-input.ts';
import { generatedInputs, secretOfIt, tried } from './generated-input.ts';
import { requestsIn } from './http-file-reader.ts';
import { meaningOf, meaningOfRequest, type RequestMeaning } from './request-meaning.ts';

const token = 'token.response.body.$.access_token';

describe('a .http file', () => {
  it('reads well', () => {
    expect(textOf(written('http', exportInput()))).toBe(
      [
        '@client_secret =',
        '',
        '### Token request',
        '# @name token',
        'POST https://as.example/token HTTP/1.1',
        'Authorization: Basic machine {{client_secret}}',
        'Accept: application/json',
        'Content-Type: application/x-www-form-urlencoded',
        '',
        'grant_type=client_credentials&scope=read',
        '',
        '### API call',
        'GET https://api.example/things HTTP/1.1',
        'Authorization: Bearer {{token.response.body.$.access_token}}',
        '',
      ].join('\n'),
    );
  });

  it('means the requests that the page sends, by the rules of REST Client', () => {
    fc.assert(
      fc.property(generatedInputs, (input) => {
        const { plan, withSecrets } = plannedExport(input);
        const { parts } = formatOf('http').write(plan);
        const [main, ...others] = parts;
        const credentials =
          headerValue(withSecrets.token.request.headers, 'authorization')?.slice('Basic '.length) ?? '';
        const values = {
          client_secret: secretOfIt,
          basic_credentials: credentials,
          [token]: 'made',
        };
        const files = Object.fromEntries(others.map(({ path, text }) => [path, text]));
        const read = requestsIn(main?.text ?? '', values, files);
        expect(read.map(({ name }) => name)).toEqual(['token', undefined]);
        const expected = [withSecrets.token, withSecrets.api].flatMap((call) => call?.request ?? []);
        expect(read.map(asSent)).toEqual(expected.map(meaningOfRequest));
      }),
      { numRuns: tried },
    );
  });

  it('with its secrets means them as well, and needs no variable but the token of the answer', () => {
    fc.assert(
      fc.property(generatedInputs, (input) => {
        const { withSecrets } = plannedExport(input);
        const { parts, variables } = formatOf('http').write(withSecrets);
        expect(variables.map((each) => each.written)).toEqual([`{{${token}}}`]);
        const files = Object.fromEntries(parts.slice(1).map(({ path, text }) => [path, text]));
        const [asked] = requestsIn(parts[0]?.text ?? '', { [token]: 'made' }, files);
        expect(asked && meaningOf(asked)).toEqual(meaningOfRequest(withSecrets.token.request));
      }),
      { numRuns: tried },
    );
  });

  it.each([
    '< /etc/passwd',
    '> {% client.exit() %}',
    '### next',
    'a\n### next',
    '@client_secret = x',
    '// a',
    ' a',
    'a\r\nb',
  ])('puts a body into a file of its own that would be read as something else: %j', (body) => {
    const { parts, notes } = written('http', exportInput({}, { method: 'POST', body }));
    expect(parts.map(({ path }) => path)).toEqual(['requests.http', 'api-call-body.txt']);
    expect(parts[1]?.text).toBe(body);
    expect(parts[0]?.text).toContain('\n\n< ./api-call-body.txt\n');
    expect(notes.join(' ')).toContain('api-call-body.txt');
  });

  it('is read by Import as the connection that it came from', () => {
    const text = textOf(written('http', exportInput()));
    const [candidate] = readImport([{ name: 'requests.http', text }]).candidates;
    expect(candidate?.whole).toMatchObject({
      tokenEndpoint: 'https://as.example/token',
      clientId: 'machine',
      scope: 'read',
    });
    expect(candidate?.calls.map(({ whole: { url } }) => url)).toEqual(['https://api.example/things']);
  });
});

/** The editor makes Basic credentials where id and secret stand apart. */
function asSent(read: ReturnType<typeof requestsIn>[number]): RequestMeaning {
  const authorization = read.headers.find(([name]) => name === 'Authorization')?.[1] ?? '';
  const [, id, secret] = /^Basic (\S+) (.+)$/.exec(authorization) ?? [];
  return meaningOf({ ...read, ...(id === undefined ? {} : { basic: `${id}:${secret}` }) });
}
