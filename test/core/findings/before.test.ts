import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { playgroundClients } from '#core/contract/playground-clients.ts';
import { examine } from '#core/findings/examine.ts';
import { readableHost } from '#core/findings/punycode.ts';
import type { Connection } from '#core/oauth/connection.ts';
import { beforeCases } from './cases/before-cases.ts';
import { draftRun, idsOf, tokenRun } from './run-builder.ts';

const refused = (connection: Partial<Connection>) => tokenRun({ error: 'invalid_client' }, { status: 401, connection });
const issued = (connection: Partial<Connection>) =>
  tokenRun({ access_token: 'a', token_type: 'Bearer', expires_in: 60 }, { connection });

describe('before sending', () => {
  it('nothing is said of an empty form, or of a client of the playground', () => {
    expect(idsOf(draftRun({ tokenEndpoint: '', clientId: '', clientSecret: '', scope: '' }))).toEqual([]);
    for (const { clientId, clientSecret, scope } of playgroundClients.filter((client) => client.clientSecret !== '')) {
      expect(
        idsOf(
          draftRun({ tokenEndpoint: 'https://localhost:8443/oauth/v2/oauth-token', clientId, clientSecret, scope }),
        ),
      ).toEqual([]);
    }
  });

  it('a secret that is not sent is not looked at', () => {
    expect(idsOf(draftRun({ clientSecret: ' Secr3t! ', clientAuthentication: 'none' }))).toEqual(['secret-not-sent']);
  });
});

describe('after a refusal', () => {
  it.each([
    [{ clientSecret: 'Secr3t!\n' }, 'secret-edge-space'],
    [{ clientId: 'ma\u00ADchine' }, 'soft-hyphen'],
    [{ clientSecret: 'CLIENT_SECRET=s3cret' }, 'pasted-assignment'],
    [{ clientSecret: '' }, 'secret-missing'],
    [{ clientSecret: 'Secr\u200B3t!+' }, 'zero-width-character'],
  ])('the fault in what was typed leads: %j', (connection, id) => {
    expect(idsOf(refused(connection))[0]).toBe(id);
  });

  it('a fault in the scope leads before the refused scope, and not before the refused client', () => {
    const commas = { scope: 'read,write' };
    expect(idsOf(tokenRun({ error: 'invalid_scope' }, { status: 400, connection: commas }))[0]).toBe('scope-commas');
    expect(idsOf(refused(commas))[0]).toBe('wrong-secret');
  });

  it('another address leads before the web page that it answered with', () => {
    const run = tokenRun('<!doctype html><p>Sign in', {
      connection: { tokenEndpoint: 'https://as.example/oauth2/authorize' },
    });
    expect(idsOf(run)[0]).toBe('authorization-endpoint-typed');
  });
});

describe('after success', () => {
  it('what was typed worked, so nothing is said of it', () => {
    const said = beforeCases.flatMap(({ id, speaks }) =>
      speaks.kind === 'draft' && idsOf(issued(speaks.connection)).includes(id) ? [id] : [],
    );
    expect(said).toEqual(['secret-in-url']);
  });

  it('a secret in the URL is still a note', () => {
    const [finding] = examine(issued({ tokenEndpoint: 'https://as.example/token?client_secret=s3cret' })).filter(
      ({ id }) => id === 'secret-in-url',
    );
    expect(finding?.severity).toBe('note');
  });
});

describe('a remedy', () => {
  it('leaves the finding behind that offered it', () => {
    for (const { id, speaks } of beforeCases.filter((each) => each.speaks.kind === 'draft')) {
      for (const remedy of examine(speaks).find((found) => found.id === id)?.remedies ?? []) {
        if (remedy.kind !== 'change-connection' || speaks.kind !== 'draft') continue;
        const connection = { ...speaks.connection, ...remedy.change };
        const { algorithm } = connection.assertion;
        const algorithms = algorithm === '' ? speaks.algorithms : { dpop: undefined, assertion: algorithm };
        const mended = { ...speaks, connection, ...(algorithms && { algorithms }) };
        expect([id, remedy.label, idsOf(mended).includes(id)]).toEqual([id, remedy.label, false]);
      }
    }
  });

  it('takes values to their own fields', () => {
    const remedyOf = (connection: Partial<Connection>) => {
      const [remedy] = examine(draftRun(connection))[0]?.remedies ?? [];
      return remedy?.kind === 'change-connection' ? remedy.change : undefined;
    };
    expect(remedyOf({ clientId: 'client_secret: "s3cret"', clientSecret: '' })).toEqual({
      clientId: '',
      clientSecret: 's3cret',
    });
    expect(remedyOf({ clientSecret: 'CLIENT_ID=abc CLIENT_SECRET=s3c=ret==' })).toEqual({
      clientId: 'abc',
      clientSecret: 's3c=ret==',
    });
    expect(remedyOf({ clientSecret: 'client_id=a&client_secret=b%2Bc&scope=x+y' })).toEqual({
      clientId: 'a',
      clientSecret: 'b+c',
      scope: 'x y',
    });
    expect(remedyOf({ clientSecret: '{"web":{"client_id":"a","client_secret":"b"}}' })).toEqual({
      clientId: 'a',
      clientSecret: 'b',
    });
    expect(remedyOf({ tokenEndpoint: 'https://a:b%21@as.example/token', clientId: '', clientSecret: '' })).toEqual({
      tokenEndpoint: 'https://as.example/token',
      clientId: 'a',
      clientSecret: 'b!',
    });
  });
});

describe('a secret', () => {
  const odd = fc.constantFrom(
    '\u200B',
    '\uFEFF',
    '\u00A0',
    '\u2019',
    '\u0430',
    '\uFF13',
    '\u001B',
    '\n',
    ' ',
    '%21',
    '&amp;',
    '"',
    '…',
    '\u0308',
    'Ã¼',
  );
  const core = fc.string({
    minLength: 8,
    maxLength: 24,
    unit: fc.constantFrom(...Array.from('QZXJKVWqzxjkvw0123456789')),
  });
  const secret = fc.tuple(fc.option(odd), core, fc.option(odd), core, fc.option(odd)).map((parts) => ({
    text: parts.map((part) => part ?? '').join(''),
    cores: [parts[1], parts[3]],
  }));
  const around = fc.constantFrom(
    (text: string) => text,
    (text: string) => `client_secret=${text}`,
    (text: string) => `{"client_secret":"${text}"}`,
    (text: string) => `"${text}",`,
    (text: string) => `Bearer ${text}`,
    (text: string) => `https://${text}`,
    (text: string) => `machine:${text}`,
    (text: string) => `<${text}>`,
  );
  const place = fc.constantFrom(
    (text: string): Partial<Connection> => ({ clientSecret: text }),
    (text: string): Partial<Connection> => ({ clientSecret: text, clientId: text }),
    (text: string): Partial<Connection> => ({ clientId: `machine:${text}`, clientSecret: '' }),
    (text: string): Partial<Connection> => ({ clientSecret: text, scope: `read,${text}` }),
    (text: string): Partial<Connection> => ({
      clientSecret: text,
      tokenEndpoint: `https://as.example//authorize?a=${text}#${text}`,
    }),
    (text: string): Partial<Connection> => ({
      clientSecret: '',
      tokenEndpoint: `http://a:${text}@as.example:443/token?client_secret=${text}`,
    }),
    (text: string): Partial<Connection> => ({
      clientSecret: text,
      tokenEndpoint: `https://as.example/${text}/revoke/`,
    }),
  );

  it('never stands in a finding, whatever is wrong with it and wherever it was pasted', () => {
    fc.assert(
      fc.property(secret, around, place, ({ text, cores }, wrap, put) => {
        const connection = put(wrap(text));
        for (const run of [draftRun(connection), refused(connection)]) {
          // The remedies' change is applied, never shown.
          const shown = JSON.stringify(
            examine(run).map(({ remedies, ...finding }) => [
              finding,
              remedies.map((remedy) => ('label' in remedy ? remedy.label : remedy.kind)),
            ]),
          ).toLowerCase();
          for (const core of cores) expect(shown).not.toContain(core.toLowerCase());
        }
      }),
    );
  });
});

describe('a host’s name', () => {
  it.each([
    ['xn--pple-43d.example', '\u0430pple.example'],
    ['xn--mnchen-3ya.example', 'm\u00FCnchen.example'],
    ['xn--fsqu00a.xn--0zwm56d', '\u4F8B\u5B50.\u6D4B\u8BD5'],
    ['as.example', 'as.example'],
    ['xn--\u00E9.example', 'xn--\u00E9.example'],
  ])('%s is shown as %s (RFC 3492)', (ascii, readable) => {
    expect(readableHost(ascii)).toBe(readable);
  });
});
