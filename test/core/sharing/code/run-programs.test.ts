import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ProgramPlan } from '#core/sharing/code/program-plan.ts';
import type { ProgramInput } from '#core/sharing/code/plan-program.ts';
import { jsonAnswer, recordingServer, type RecordingServer } from '../../../support/recording-server.ts';
import { isLong, naughtyTexts, patience } from '../../hostile/hostile-texts.ts';
import { languageOf, planned, programInput } from './program-input.ts';
import { canRun, runners, runProgram } from './run-program.ts';
import { basicText, type SentRequest, sentRequest } from './sent-request.ts';

let server: RecordingServer;
const token = 'tok/en+1';
// The token as PHP and .NET write it.
const body = String.raw`{"access_token":"tok\/en\u002B1","expires_in":3600}`;
const head = 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n';
const tokenAnswer = `${head}Content-Length: ${body.length}\r\n\r\n${body}`;
const apiAnswer = jsonAnswer('200 OK', { things: ['one'] }, 'Connection: close\r\n');
beforeAll(async () => {
  server = await recordingServer((request) => (request.startsWith('POST /token') ? tokenAnswer : apiAnswer));
});
afterAll(() => server.close());

// Nothing that an environment variable cannot hold, which is NUL.
const secret = `Secr3t! '"$HOME\`id\`\\n%20+&=é😀#{1}\u2028\n</script>*/`;
const wellFormed = naughtyTexts.filter((text) => !/\p{Surrogate}/u.test(text));
const generated = fc.sample(fc.string({ unit: 'binary', maxLength: 30 }), { numRuns: 100, seed: 7 });
const breakouts = [
  `"; x();//`,
  `' + x + '`,
  '${x}',
  '$(x)',
  '#{x}',
  String.raw`\u0022;`,
  String.raw`\\u0022`,
  '\\',
  '??/"',
  '‘’‚‛',
  '<!--</script>',
];
const hostile = [...breakouts, ...wellFormed, ...generated];
const parameters = hostile.map((value, index) => ({ name: `p${index}`, value, on: true }));
const twice = ['https://a', 'https://b'].map((value) => ({ name: 'resource', value, on: true }));
const oddId = `id "'\\$x#{y}\u0000é😀:%+`;

async function requestsOf(
  id: string,
  input: ProgramInput,
  choose: (program: ReturnType<typeof planned>) => ProgramPlan = ({ plan }) => plan,
): Promise<{ readonly sent: SentRequest; readonly called: SentRequest; readonly printed: string }> {
  const language = languageOf(id);
  const plan = choose(planned(input));
  const before = server.requests.length;
  const variables = Object.fromEntries(plan.variables.map(({ name, value }) => [name, value]));
  const printed = await runProgram(language, language.write(plan), variables);
  expect(server.requests).toHaveLength(before + 2);
  const [sent = '', called = ''] = server.requests.slice(before);
  return { sent: sentRequest(sent), called: sentRequest(called), printed };
}

const at = (changes: Parameters<typeof programInput>[0], call: Parameters<typeof programInput>[1] = {}) =>
  programInput(
    { tokenEndpoint: `${server.origin}/token?tenant=a`, ...changes },
    { url: `${server.origin}/things`, ...call },
  );

const [there, absent] = [true, false].map((wanted) =>
  Object.entries(runners)
    .filter(([, runner]) => canRun(runner) === wanted)
    .map(([id]) => id),
);

it.skipIf(absent?.length === 0)(`some languages are not on this machine: ${absent?.join(', ')}`, (context) => {
  context.skip();
});

it('runs at least the programs for Node', () => {
  expect(there).toEqual(expect.arrayContaining(['javascript', 'typescript']));
});

describe.each(there ?? [])('the program in %s', (id) => {
  it(
    'asks with Basic credentials and every parameter as the page does, and calls the API with the token',
    patience,
    async () => {
      const { sent, called, printed } = await requestsOf(
        id,
        at(
          { clientId: oddId, clientSecret: secret, scope: `a "b" $c`, parameters: [...twice, ...parameters] },
          { method: 'POST', headersText: 'X-Note: "q" \'r\' $s `t` \\u0022', body: `{"b":"\\"$x#{y}\u2028é😀'"}` },
        ),
      );
      expect(sent.line).toBe('POST /token?tenant=a HTTP/1.1');
      expect(basicText(sent)).toBe(
        `id%20"'\\$x#{y}%00%C3%A9%F0%9F%98%80%3A%25%2B:Secr3t!%20'"$HOME\`id\`\\n%2520%2B&=%C3%A9%F0%9F%98%80#{1}%E2%80%A8%0A</script>*/`,
      );
      expect(sent.headers['accept']).toBe('application/json');
      expect(sent.headers['content-type']).toBe('application/x-www-form-urlencoded');
      expect(sent.pairs).toEqual([
        ['grant_type', 'client_credentials'],
        ['scope', `a "b" $c`],
        ...[...twice, ...parameters].map(({ name, value }) => [name, value]),
      ]);
      expect(called.line).toBe('POST /things HTTP/1.1');
      expect(called.headers['authorization']).toBe(`Bearer ${token}`);
      expect(called.headers['x-note']).toBe(`"q" 'r' $s \`t\` \\u0022`);
      expect(called.headers['content-type']).toBe('application/json');
      expect(called.body).toBe(`{"b":"\\"$x#{y}\u2028é😀'"}`);
      expect(printed).toContain('3600 seconds');
      expect(printed).toContain('"things"');
      expect(printed).not.toContain('en+1');
    },
  );

  // A start of Java takes seconds.
  const quick = id === 'java' && !isLong ? it.skip : it;

  quick(
    'sends a JSON body with the members of the page, and the secrets of URL, header and body from the environment',
    patience,
    async () => {
      const names = ['__proto__', '1', '0', 'A', 'a', 'ünü "x"'];
      const { sent, called } = await requestsOf(
        id,
        at(
          {
            bodyFormat: 'json',
            clientAuthentication: 'client_secret_post',
            clientSecret: secret,
            parameters: names.map((name) => ({ name, value: `"${name}\\`, on: true })),
            headers: [{ name: 'X-Api-Key', value: 'key-1 $x', on: true }],
          },
          {
            method: 'PUT',
            url: `${server.origin}/a%20b?api_key=k%201&q={x}|y&z=%zz`,
            headersText: 'Cookie: session=abc\nX-Twice: 1\nX-Twice: 2\nContent-Type: text/plain',
            body: '{"password":"pass\\"word"}',
          },
        ),
      );
      const members: unknown = JSON.parse(sent.body);
      expect(new Map<string, unknown>(Object.entries(members ?? {}))).toEqual(
        new Map([
          ['grant_type', 'client_credentials'],
          ['client_id', 'machine'],
          ['client_secret', secret],
          ['scope', 'read'],
          ...names.map((name) => [name, `"${name}\\`] as const),
        ]),
      );
      expect(sent.headers['content-type']).toContain('application/json');
      expect(sent.headers['x-api-key']).toBe('key-1 $x');
      expect(sent.headers['authorization']).toBeUndefined();
      expect(called.line).toBe('PUT /a%20b?api_key=k%201&q=%7Bx%7D%7Cy&z=%25zz HTTP/1.1');
      expect(called.headers['cookie']).toBe('session=abc');
      expect(called.headers['x-twice']).toBe('1, 2');
      expect(called.headers['content-type']).toBe('text/plain');
      expect(called.body).toBe('{"password":"pass\\"word"}');
    },
  );

  // The short form takes what differs most from language to language.
  const others = id === 'javascript' || isLong ? it : it.skip;

  others('holds the secrets themselves once that is asked for', patience, async () => {
    const { sent } = await requestsOf(
      id,
      at({ clientAuthentication: 'client_secret_post', clientSecret: `${secret}\u0000` }),
      ({ withSecrets }) => withSecrets,
    );
    expect(sent.pairs).toEqual([
      ['grant_type', 'client_credentials'],
      ['client_id', 'machine'],
      ['client_secret', `${secret}\u0000`],
      ['scope', 'read'],
    ]);
  });

  others('encodes Basic credentials as a form, which a server decodes (RFC 6749 §2.3.1)', patience, async () => {
    const { sent } = await requestsOf(id, at({ basicEncoding: 'form', clientId: 'a b', clientSecret: secret }));
    const [name = '', value = ''] = basicText(sent).split(':');
    const decoded = new URLSearchParams(`id=${name}&secret=${value}`);
    expect([decoded.get('id'), decoded.get('secret')]).toEqual(['a b', secret]);
    expect(value).not.toMatch(/[ '"$`\\&=é#<>/]/);
  });

  others('leaves raw Basic credentials alone', patience, async () => {
    const raw = secret.replaceAll('\n', '');
    const { sent, called } = await requestsOf(
      id,
      at({ basicEncoding: 'raw', clientSecret: raw }, { method: 'DELETE', headersText: 'Authorization: Own own-1' }),
    );
    expect(basicText(sent)).toBe(`machine:${raw}`);
    expect(called.line).toBe('DELETE /things HTTP/1.1');
    expect(called.headers['authorization']).toBe('Own own-1');
  });
});
