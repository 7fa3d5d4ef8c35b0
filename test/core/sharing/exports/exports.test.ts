import { describe, expect, it } from 'vitest';
import { clientAuthentications } from '#core/oauth/connection.ts';
import { exportFormats, secretsOf } from '#core/sharing/exports/formats.ts';
import { canaries, canariesIn, formsOf } from '../../../support/canaries.ts';
import { tainted } from '../code/program-input.ts';
import { exportInput, formatOf, plannedExport, textOf, written } from './export-input.ts';

const formats = exportFormats.map((each) => [each.name, each] as const);
const all = { ...exportInput(), ...tainted, heldToken: canaries.token.value };

describe('a file without secrets (T55, F22)', () => {
  it.each(formats)('%s holds none of twelve, however the client proves itself', (_, { write }) => {
    for (const clientAuthentication of clientAuthentications)
      for (const bodyFormat of ['form', 'json'] as const) {
        const connection = { ...tainted.connection, clientAuthentication, bodyFormat };
        const { parts, notes, variables } = write(plannedExport({ ...all, connection }).plan);
        const text = JSON.stringify([notes, variables]) + textOf({ parts, notes, variables });
        expect(canariesIn(text)).toEqual([]);
        // In the escapes of a format none of its other forms would be found.
        expect(text).not.toContain('cnry');
      }
  });

  const { clientSecret, token, apiKey } = canaries;
  for (const { name, value } of [clientSecret, token, apiKey])
    it.each(Object.entries(formsOf(value)))(
      `holds the ${name} nowhere that is typed as %s into other fields`,
      (_, form) => {
        const said = form.replaceAll(/[^\u0020-\u007e]/g, '');
        const input = {
          ...exportInput(
            { clientSecret: clientSecret.value, clientId: form, parameters: [{ name: 'note', value: form, on: true }] },
            {
              url: `https://api.example/${encodeURIComponent(form)}?q=${encodeURIComponent(form)}`,
              method: 'POST',
              headersText: `X-Note: ${said}`,
              body: form,
            },
          ),
          knownSecrets: [token.value, apiKey.value],
        };
        for (const { write } of exportFormats) expect(canariesIn(textOf(write(plannedExport(input).plan)))).toEqual([]);
      },
    );
});

describe('a secret of three letters', () => {
  const on = (name: string, value: string) => ({ name, value, on: true });
  const call = {
    url: 'https://api.example/?access_token=Uq3',
    method: 'POST' as const,
    headersText: 'X-Api-Key: Aq1\nContent-Type: application/json',
    body: '{"password":"Pq2"}',
  };
  const places = { parameters: [on('api_key', 'Kq8')], headers: [on('X-Api-Key', 'Hq9')], clientSecret: 'Zq7' };

  it.each(formats)('is left out of %s as well where it is a value of its own', (_, { write }) => {
    for (const bodyFormat of ['form', 'json'] as const)
      for (const clientAuthentication of ['client_secret_basic', 'client_secret_post'] as const) {
        const text = textOf(
          write(plannedExport(exportInput({ ...places, bodyFormat, clientAuthentication }, call)).plan),
        );
        expect(text.match(/Uq3|Aq1|Pq2|Kq8|Hq9|Zq7/g) ?? []).toEqual([]);
      }
  });
});

describe('a file with secrets', () => {
  it.each([
    ['curl-bash', ['$CLIENT_SECRET', '$ACCESS_TOKEN']],
    ['curl-cmd', ['%CLIENT_SECRET%', '%ACCESS_TOKEN%']],
    ['http', ['{{client_secret}}']],
  ])('%s names each value that would stand in it', (id, names) => {
    const planned = plannedExport(exportInput({}, {}, { heldToken: 'token-in-hand' }));
    expect(secretsOf(formatOf(id), planned).map((each) => each.written)).toEqual(names);
  });

  it('names one variable for id and secret where cmd can only hold both', () => {
    const planned = plannedExport(exportInput({ clientId: 'my id' }));
    expect(secretsOf(formatOf('curl-cmd'), planned).map((each) => each.written)).toEqual(['%USER_VALUE%']);
  });

  it('has them, and keeps a variable for what is made for each request', () => {
    const input = exportInput({ dpop: true }, {}, { heldToken: 'token-in-hand' });
    for (const id of ['curl-bash', 'curl-cmd', 'curl-powershell']) {
      const text = textOf(formatOf(id).write(plannedExport(input).withSecrets));
      expect(text).toContain('token-in-hand');
      expect(text).toContain('DPOP_PROOF');
      expect(text).not.toContain('CLIENT_SECRET');
    }
  });

  it('is offered for what runs at once, and not for what is passed on', () => {
    expect(exportFormats.filter(({ holdsSecrets }) => holdsSecrets).map(({ id }) => id)).toEqual([
      'curl-bash',
      'curl-cmd',
      'curl-powershell',
      'http',
    ]);
  });
});

describe('what was left out', () => {
  it.each([
    ['curl-bash', '$CLIENT_SECRET', '$ACCESS_TOKEN'],
    ['curl-cmd', '%CLIENT_SECRET%', '%ACCESS_TOKEN%'],
    ['curl-powershell', '$env:CLIENT_SECRET', '$env:ACCESS_TOKEN'],
    ['http', '{{client_secret}}', '{{token.response.body.$.access_token}}'],
    ['postman', '{{client_secret}}', '{{access_token}}'],
  ])('is said as it is written in %s', (id, ...names) => {
    const file = written(id, exportInput());
    expect(file.variables.map((each) => each.written)).toEqual(expect.arrayContaining(names));
    for (const name of names) expect(textOf(file)).toContain(name);
  });
});

describe('doubled braces of one’s own', () => {
  const input = exportInput(
    {
      clientId: '{{$processEnv HOME}}',
      scope: 'a{{b',
      parameters: [{ name: 'n{{m}}', value: '{{process.env.HOME}}', on: true }],
    },
    {
      url: 'https://api.example/{{x}}?q={{y}}',
      method: 'POST',
      headersText: 'X-A: {{$guid}}\nContent-Type: application/json',
      body: '{"a":"{{z}}"}',
    },
  );

  it.each(['http', 'postman', 'bruno'])('are filled in by nobody who reads %s', (id) => {
    const variables = textOf(written(id, input)).match(/\{\{[^}]*\}\}/g) ?? [];
    expect([...new Set(variables)].toSorted()).toEqual(
      id === 'http'
        ? ['{{basic_credentials}}', '{{token.response.body.$.access_token}}']
        : id === 'postman'
          ? ['{{access_token}}', '{{client_secret}}']
          : ['{{client_secret}}'],
    );
  });

  it('mean the same in JSON, and elsewhere it is said that they stand apart', () => {
    const file = written('http', input);
    expect(textOf(file)).toContain(String.raw`{"a":"\u007b{z}}"}`);
    expect(file.notes.join(' ')).toContain('stand apart');
  });
});
