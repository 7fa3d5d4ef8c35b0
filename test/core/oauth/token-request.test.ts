import { describe, expect, it } from 'vitest';
import { type Connection, ordinaryForm } from '#core/oauth/connection.ts';
import { type ConnectionFault, tokenRequest } from '#core/oauth/token-request.ts';

const connection = (changes: Partial<Connection> = {}): Connection => ({
  tokenEndpoint: 'https://as.test/token',
  clientId: 'server',
  clientSecret: 'Secr3t!',
  scope: 'read',
  clientAuthentication: 'client_secret_basic',
  basicEncoding: 'compatible',
  way: 'proxy',
  introspectionEndpoint: '',
  revocationEndpoint: '',
  parameters: [],
  dpop: false,
  provider: '',
  ...ordinaryForm,
  ...changes,
});

function ready(changes: Partial<Connection> = {}) {
  const built = tokenRequest(connection(changes));
  if (built.kind === 'incomplete') throw new Error(JSON.stringify(built.faults));
  return { ...built.request, body: new TextDecoder().decode(built.request.body) };
}

function faults(changes: Partial<Connection>): readonly ConnectionFault[] {
  const built = tokenRequest(connection(changes));
  return built.kind === 'incomplete' ? built.faults : [];
}

describe('tokenRequest (RFC 6749 §4.4.2)', () => {
  it('authenticates with Basic, as typed by default', () => {
    expect(ready()).toEqual({
      method: 'POST',
      url: 'https://as.test/token',
      headers: [
        ['Accept', 'application/json'],
        ['Content-Type', 'application/x-www-form-urlencoded'],
        ['Authorization', 'Basic c2VydmVyOlNlY3IzdCE='],
      ],
      body: 'grant_type=client_credentials&scope=read',
    });
  });

  it('puts id and secret into the body with client_secret_post (RFC 6749 §2.3.1)', () => {
    const request = ready({ clientAuthentication: 'client_secret_post' });
    expect(request.headers.map(([name]) => name)).toEqual(['Accept', 'Content-Type']);
    expect(request.body).toBe('grant_type=client_credentials&client_id=server&client_secret=Secr3t%21&scope=read');
  });

  it('sends only the id with none', () => {
    const request = ready({ clientAuthentication: 'none', clientSecret: 'typed but not asked for' });
    expect(request.body).toBe('grant_type=client_credentials&client_id=server&scope=read');
    expect(request.headers).toHaveLength(2);
  });

  it('sends the scope as one space-separated value, as typed (RFC 6749 §3.3)', () => {
    expect(ready({ scope: 'read  write ' }).body).toBe('grant_type=client_credentials&scope=read++write+');
  });

  it('omits scope when the field is empty', () => {
    expect(ready({ scope: '' }).body).toBe('grant_type=client_credentials');
  });

  it('sends an empty secret (RFC 6749 §2.3.1)', () => {
    expect(ready({ clientSecret: '', clientAuthentication: 'client_secret_post' }).body).toContain(
      'client_secret=&scope',
    );
    expect(ready({ clientSecret: '' }).headers[2]).toEqual(['Authorization', 'Basic c2VydmVyOg==']);
  });

  it('does not trim id and secret', () => {
    expect(ready({ clientId: ' a ', clientSecret: 'b\n', clientAuthentication: 'client_secret_post' }).body).toContain(
      'client_id=+a+&client_secret=b%0A',
    );
  });

  it.each(['http://localhost:8480/token', 'HTTPS://as.test/token', 'https://as.test:8443/t?x=1', 'https://[::1]/t'])(
    'takes %s',
    (tokenEndpoint) => {
      expect(faults({ tokenEndpoint })).toEqual([]);
    },
  );

  it.each([
    ['', 'Type the token endpoint'],
    ['  ', 'Type the token endpoint'],
    [' https://as.test/token', 'before or after'],
    ['https://as.test/token\n', 'before or after'],
    ['https://as.test/to ken', 'inside'],
    ['as.test/token', 'Begin the token endpoint with https://'],
    ['localhost:8443/token', 'Begin the token endpoint with https://'],
    ['javascript:alert(1)', 'begins with javascript:'],
    ['ftp://as.test/', 'begins with ftp:'],
    ['https:as.test', 'two slashes'],
    ['https:///token', 'two slashes'],
    [String.raw`https:\\as.test`, 'two slashes'],
    ['https://as.test:99999/', 'no valid URL'],
    ['https://server:Secr3t!@as.test/', 'name and password'],
    ['https://@as.test/', 'name and password'],
    ['https://as.test/token#', 'Remove #'],
  ])('says at the field what is wrong with %j', (tokenEndpoint, words) => {
    const [fault, ...others] = faults({ tokenEndpoint });
    expect(others).toEqual([]);
    expect(fault?.field).toBe('tokenEndpoint');
    expect(fault?.message).toContain(words);
  });

  it.each<[Partial<Connection>, ConnectionFault['field'], string]>([
    [{ clientId: '' }, 'clientId', 'Type the client ID'],
    [{ clientId: ' ', clientAuthentication: 'none' }, 'clientId', 'Type the client ID'],
    [{ clientId: 'a:b', basicEncoding: 'raw' }, 'clientId', 'colon'],
    [{ clientId: 'a\tb', basicEncoding: 'raw' }, 'clientId', 'control character'],
    [{ clientSecret: 'a\n', basicEncoding: 'raw' }, 'clientSecret', 'control character'],
    [{ clientId: '\uD800' }, 'clientId', 'half a character'],
    [{ clientSecret: '\uDC00' }, 'clientSecret', 'half a character'],
    [{ scope: '  ' }, 'scope', 'clear the field'],
    [{ scope: 'a\uD800' }, 'scope', 'half a character'],
  ])('refuses %j at the field %s', (changes, field, words) => {
    expect(faults(changes)).toEqual([{ field, message: expect.stringContaining(words) as string }]);
  });

  it.each<Partial<Connection>>([
    { clientId: 'a:b' },
    { clientId: 'a\tb', clientSecret: 'c\n' },
    { clientSecret: 'a:b', basicEncoding: 'raw' },
    { clientId: 'a:b', basicEncoding: 'raw', clientAuthentication: 'client_secret_post' },
    { clientSecret: '\uDC00', clientAuthentication: 'none' },
  ])('takes %j', (changes) => {
    expect(faults(changes)).toEqual([]);
  });

  it('says everything that is missing at once', () => {
    expect(faults({ tokenEndpoint: '', clientId: '' }).map(({ field }) => field)).toEqual([
      'tokenEndpoint',
      'clientId',
    ]);
  });
});
